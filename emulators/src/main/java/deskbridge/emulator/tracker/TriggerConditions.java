package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Decides whether an edit fulfils a trigger's conditions. */
final class TriggerConditions {
    private static final Set<String> KNOWN = Set.of(
            "And",
            "Or",
            "Event.create",
            "Event.update",
            "Event.comment-create",
            "CalculationFormulaWatch",
            "CommentAuthor",
            "CommentAuthorNot",
            "CommentMessageInternal",
            "CommentMessageExternal",
            "CommentStringMatchCondition",
            "CommentStringNotMatchCondition",
            "CommentFullyMatchCondition",
            "CommentAnyMatchCondition",
            "CommentNoneMatchCondition",
            "FieldChangedCondition",
            "FieldBecameEqual",
            "FieldBecameNotEqual",
            "FieldIsEmpty",
            "FieldIsNotEmpty",
            "FieldEquals",
            "ContainerContainsAny",
            "ContainerContainsNone");

    private final FieldReader reader;
    private final People people;

    TriggerConditions(FieldReader reader, People people) {
        this.reader = reader;
        this.people = people;
    }

    /** Refuses types nobody knows, so that a typing error does not become a trigger that never fires. */
    void validate(JsonNode conditions) {
        for (JsonNode condition : conditions) {
            if (!KNOWN.contains(condition.path("type").asText())) {
                throw Refusal.field(
                        "conditions", "error.condition", condition.path("type").asText());
            }
            validate(condition.path("conditions"));
        }
    }

    boolean hold(Trigger trigger, Edit edit) {
        for (JsonNode condition : trigger.conditions) {
            if (!holds(condition, edit)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(JsonNode condition, Edit edit) {
        String type = condition.path("type").asText();
        return switch (type) {
            case "And" -> children(condition).stream().allMatch(child -> holds(child, edit));
            case "Or" -> children(condition).stream().anyMatch(child -> holds(child, edit));
            case "Event.create" -> edit.events().contains(Edit.Event.CREATE);
            case "Event.update" -> edit.events().contains(Edit.Event.UPDATE);
            case "Event.comment-create" -> edit.events().contains(Edit.Event.COMMENT_CREATE);
            case "CommentAuthor" -> isBy(edit, condition.path("user"));
            case "CommentAuthorNot" -> comment(edit).isPresent() && !isBy(edit, condition.path("user"));
            case "CommentMessageInternal" ->
                comment(edit).filter(c -> c.transport.equals("internal")).isPresent();
            case "CommentMessageExternal" ->
                comment(edit).filter(c -> c.transport.equals("email")).isPresent();
            case "CommentStringMatchCondition", "CommentAnyMatchCondition" ->
                words(condition).stream().anyMatch(word -> textMatches(condition, edit, word, String::contains));
            case "CommentFullyMatchCondition" ->
                words(condition).stream().anyMatch(word -> textMatches(condition, edit, word, String::equals));
            case "CommentStringNotMatchCondition", "CommentNoneMatchCondition" ->
                comment(edit).isPresent()
                        && words(condition).stream()
                                .noneMatch(word -> textMatches(condition, edit, word, String::contains));
            default -> fieldHolds(type, condition, edit);
        };
    }

    private static List<JsonNode> children(JsonNode condition) {
        List<JsonNode> children = new ArrayList<>();
        condition.path("conditions").forEach(children::add);
        return children;
    }

    private static Optional<Comment> comment(Edit edit) {
        return edit.userComment().or(edit::generatedComment);
    }

    private boolean isBy(Edit edit, JsonNode user) {
        return comment(edit)
                .filter(comment -> people.find(user)
                        .filter(found -> found.uid().equals(comment.createdBy))
                        .isPresent())
                .isPresent();
    }

    private static List<String> words(JsonNode condition) {
        List<String> words = new ArrayList<>();
        condition.path("words").forEach(word -> words.add(word.asText()));
        if (condition.has("word")) {
            words.add(condition.get("word").asText());
        }
        return words;
    }

    private static boolean textMatches(JsonNode condition, Edit edit, String word, BiPredicate<String, String> match) {
        boolean anyCase = condition.path("ignoreCase").asBoolean();
        return comment(edit)
                .map(comment -> anyCase ? comment.text.toLowerCase(Locale.ROOT) : comment.text)
                .filter(text -> match.test(text, anyCase ? word.toLowerCase(Locale.ROOT) : word))
                .isPresent();
    }

    private boolean fieldHolds(String type, JsonNode condition, Edit edit) {
        String name = condition.path("field").asText();
        Issue issue = edit.issue();
        Optional<Field> field = issue.queue
                .field(name)
                .or(() -> issue.queue.localByShortKey(name).map(Queue.LocalField::field))
                .or(() -> Fields.findIgnoringCase(name));
        if (field.isEmpty()) {
            return false;
        }
        String id = field.get().id();
        boolean changed =
                edit.changes().stream().anyMatch(change -> change.field().id().equals(id));
        JsonNode present = issue.value(id);
        return switch (type) {
            case "FieldChangedCondition" -> changed;
            case "FieldIsEmpty" -> present == null;
            case "FieldIsNotEmpty" -> present != null;
            case "FieldEquals" -> isValue(field.get(), condition, present);
            case "FieldBecameEqual" -> changed && isValue(field.get(), condition, present);
            case "ContainerContainsAny" -> contains(field.get(), condition, present);
            case "ContainerContainsNone" -> !contains(field.get(), condition, present);
            case "FieldBecameNotEqual" -> changed && !isValue(field.get(), condition, present);
            default -> false;
        };
    }

    private boolean contains(Field field, JsonNode condition, @Nullable JsonNode present) {
        for (JsonNode wanted : condition.path("value")) {
            for (JsonNode element : present == null ? Json.array() : present) {
                if (isOne(field, wanted, element)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isValue(Field field, JsonNode condition, @Nullable JsonNode present) {
        return present != null && isOne(field, condition.path("value"), present);
    }

    private boolean isOne(Field field, JsonNode given, JsonNode present) {
        try {
            return present.equals(reader.one(field, given));
        } catch (Refusal unknownValue) {
            return false;
        }
    }
}
