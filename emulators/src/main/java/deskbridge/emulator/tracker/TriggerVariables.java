package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import deskbridge.emulator.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills the {@code {{…}}} of a trigger's texts (facts: yandex-tracker §11.3). Values go in raw: a quote or a line
 * break in a comment breaks the JSON around it, as with the real service; only {@code .json} escapes.
 */
final class TriggerVariables {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*}}");
    private static final DateTimeFormatter HUMAN = DateTimeFormatter.ofPattern("dd MMMM uuuu", Locale.ENGLISH);

    private final Organisation organisation;
    private final Edit edit;
    private final Issue issue;
    private final boolean leaveUnfilled;

    /**
     * @param leaveUnfilled a variable without value stays as typed instead of becoming empty; the facts leave both
     *     open
     */
    TriggerVariables(Organisation organisation, Edit edit, boolean leaveUnfilled) {
        this.organisation = organisation;
        this.edit = edit;
        this.issue = edit.issue();
        this.leaveUnfilled = leaveUnfilled;
    }

    String fill(String template) {
        Matcher matcher = VARIABLE.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String text = text(matcher.group(1)).orElse(leaveUnfilled ? matcher.group() : "");
            matcher.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return matcher.appendTail(filled).toString();
    }

    private Optional<String> text(String name) {
        if (name.endsWith(".json")) {
            return value(name.substring(0, name.length() - ".json".length()))
                    .map(value -> Json.write(value).text());
        }
        String secret = issue.queue.secrets().get(name);
        return secret != null ? Optional.of(secret) : value(name).map(TriggerVariables::plain);
    }

    private static String plain(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        value.forEach(element -> parts.add(element.asText()));
        return String.join(", ", parts);
    }

    private Optional<JsonNode> value(String name) {
        List<String> path = List.of(name.split("\\.", -1));
        String rest = path.size() > 1 ? path.get(1) : "";
        return switch (path.getFirst()) {
            case "issue" ->
                rest.equals("local") && path.size() > 2
                        ? issue.queue
                                .localByShortKey(path.get(2))
                                .flatMap(local -> field(local.field(), path.size() > 3 ? path.get(3) : null))
                        : ofIssue(rest, path.size() > 2 ? path.get(2) : null);
            case "userComment" -> edit.userComment().flatMap(comment -> ofComment(comment, rest));
            case "generatedComment" -> edit.generatedComment().flatMap(comment -> ofComment(comment, rest));
            case "currentDateTime" -> Optional.of(moment(edit.at(), rest));
            default -> Optional.empty();
        };
    }

    private Optional<JsonNode> ofComment(Comment comment, String attribute) {
        return switch (attribute) {
            case "id" -> Optional.of(LongNode.valueOf(comment.id));
            case "text" -> Optional.of(TextNode.valueOf(comment.text));
            case "author" ->
                Optional.of(TextNode.valueOf(
                        organisation.people().withUid(comment.createdBy).display()));
            default -> Optional.empty();
        };
    }

    private Optional<JsonNode> ofIssue(String name, @Nullable String attribute) {
        return switch (name) {
            case "key" -> Optional.of(TextNode.valueOf(issue.key));
            case "id" -> Optional.of(TextNode.valueOf(issue.id));
            case "votes", "checklistDone" -> Optional.of(LongNode.valueOf(0));
            case "author" -> field(Fields.named("createdBy"), attribute);
            default -> Fields.find(name).flatMap(field -> field(field, attribute));
        };
    }

    private Optional<JsonNode> field(Field field, @Nullable String attribute) {
        JsonNode value = issue.value(field.id());
        if (value == null) {
            return Optional.empty();
        }
        if (!field.list()) {
            return element(field.kind(), value, attribute);
        }
        ArrayNode list = Json.array();
        value.forEach(element -> element(field.kind(), element, attribute).ifPresent(list::add));
        return Optional.of(list);
    }

    private Optional<JsonNode> element(FieldKind kind, JsonNode value, @Nullable String attribute) {
        return switch (kind) {
            case USER -> ofUser(organisation.people().withUid(value.asText()), attribute);
            case STATUS -> ofEntry(Dictionary.STATUSES, value, attribute);
            case RESOLUTION -> ofEntry(Dictionary.RESOLUTIONS, value, attribute);
            case PRIORITY -> ofEntry(Dictionary.PRIORITIES, value, attribute);
            case ISSUE_TYPE -> ofEntry(Dictionary.ISSUE_TYPES, value, attribute);
            case ISSUE -> organisation.issue(value.asText()).map(parent -> TextNode.valueOf(parent.key));
            case QUEUE ->
                Optional.of(
                        "key".equals(attribute)
                                ? value
                                : TextNode.valueOf(
                                        organisation.queue(value.asText()).name()));
            case DATE_TIME, DATE ->
                TrackerTime.read(value.asText()).map(moment -> moment(moment, attribute == null ? "" : attribute));
            case STRING, TEXT, URI, INTEGER, FLOAT, LOOSE -> attribute == null ? Optional.of(value) : Optional.empty();
        };
    }

    private static Optional<JsonNode> ofUser(TrackerUser user, @Nullable String attribute) {
        return switch (attribute == null ? "display" : attribute) {
            case "login" -> Optional.of(TextNode.valueOf(user.login()));
            case "firstName" -> Optional.of(TextNode.valueOf(user.firstName()));
            case "lastName" -> Optional.of(TextNode.valueOf(user.lastName()));
            case "uid" -> Optional.of(TextNode.valueOf(user.uid()));
            case "email" -> Optional.of(TextNode.valueOf(user.email()));
            case "display" -> Optional.of(TextNode.valueOf(user.display()));
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> ofEntry(Dictionary dictionary, JsonNode key, @Nullable String attribute) {
        Dictionary.Entry entry = dictionary.withKey(key.asText());
        return switch (attribute == null ? "display" : attribute) {
            case "key" -> Optional.of(TextNode.valueOf(entry.key()));
            case "id" -> Optional.of(TextNode.valueOf(entry.id()));
            case "display", "name" -> Optional.of(TextNode.valueOf(dictionary.display(entry, Texts.RUSSIAN)));
            default -> Optional.empty();
        };
    }

    private static JsonNode moment(Instant moment, String modifier) {
        return switch (modifier) {
            case "iso8601" -> TextNode.valueOf(TrackerTime.write(moment));
            case "unixEpoch" -> LongNode.valueOf(moment.getEpochSecond());
            case "date" ->
                TextNode.valueOf(moment.atOffset(ZoneOffset.UTC).toLocalDate().toString());
            default ->
                TextNode.valueOf(HUMAN.format(moment.atOffset(ZoneOffset.UTC)).toLowerCase(Locale.ENGLISH));
        };
    }
}
