package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import deskbridge.emulator.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;

/** Turns what a request says about a field into the bare form kept in {@link Issue}, or refuses it with 422. */
final class FieldReader {
    private static final Set<String> OPERATORS = Set.of("set", "add", "remove", "replace");

    private final Organisation organisation;
    private boolean unlicensedRefused = true;

    FieldReader(Organisation organisation) {
        this.organisation = organisation;
    }

    /**
     * Whether people without a licence are refused as assignee and author; undecided in the facts (§9), so a switch.
     */
    void refuseUnlicensed(boolean refuse) {
        unlicensedRefused = refuse;
    }

    /** The value a field has after the request: plain, or changed by operators (facts: yandex-tracker §2). */
    JsonNode apply(Field field, JsonNode present, JsonNode given) {
        if (!isOperators(given)) {
            return read(field, given);
        }
        JsonNode result = given.has("set") ? read(field, given.get("set")) : present;
        if (given.has("add") || given.has("remove") || given.has("replace")) {
            if (!field.list()) {
                throw Refusal.field(field.id(), "error.notAList");
            }
            ArrayNode list = Json.array();
            result.forEach(list::add);
            read(field, given.path("add")).forEach(value -> addOnce(list, value));
            read(field, given.path("remove")).forEach(value -> remove(list, value));
            given.path("replace").forEach(pair -> replace(field, list, pair));
            result = list;
        }
        return result;
    }

    private static boolean isOperators(JsonNode given) {
        if (!given.isObject() || given.isEmpty()) {
            return false;
        }
        for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
            if (!OPERATORS.contains(names.next())) {
                return false;
            }
        }
        return true;
    }

    private void replace(Field field, ArrayNode list, JsonNode pair) {
        JsonNode target = one(field, pair.path("target"));
        JsonNode replacement = one(field, pair.path("replacement"));
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).equals(target)) {
                list.set(i, replacement);
            }
        }
    }

    private static void addOnce(ArrayNode list, JsonNode value) {
        for (JsonNode present : list) {
            if (present.equals(value)) {
                return;
            }
        }
        list.add(value);
    }

    private static void remove(ArrayNode list, JsonNode value) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).equals(value)) {
                list.remove(i);
            }
        }
    }

    /** A whole value; null clears, a single element stands for a list of one. */
    JsonNode read(Field field, JsonNode given) {
        if (!field.list()) {
            return given.isNull() || given.isMissingNode() ? NullNode.instance : assignable(field, one(field, given));
        }
        ArrayNode list = Json.array();
        if (given.isArray()) {
            given.forEach(element -> addOnce(list, one(field, element)));
        } else if (!given.isNull() && !given.isMissingNode()) {
            list.add(one(field, given));
        }
        return list;
    }

    /** One element, which need only exist. */
    JsonNode one(Field field, JsonNode given) {
        return switch (field.kind()) {
            case STRING, TEXT, URI -> text(field, given);
            case INTEGER -> check(field, given, given.isIntegralNumber(), "error.number");
            case FLOAT -> check(field, given, given.isNumber(), "error.number");
            case DATE -> check(field, given, given.isTextual() && isDate(given.asText()), "error.date");
            case DATE_TIME -> moment(field, given);
            case USER -> user(field, given);
            case QUEUE ->
                organisation
                        .findQueue(given)
                        .map(queue -> (JsonNode) TextNode.valueOf(queue.key()))
                        .orElseThrow(() -> Refusal.field(field.id(), "error.noQueue", given.asText()));
            case STATUS -> entry(field, Dictionary.STATUSES, given);
            case RESOLUTION -> entry(field, Dictionary.RESOLUTIONS, given);
            case PRIORITY -> entry(field, Dictionary.PRIORITIES, given);
            case ISSUE_TYPE -> entry(field, Dictionary.ISSUE_TYPES, given);
            case ISSUE -> issue(field, given);
            case LOOSE -> loose(field, given);
        };
    }

    private static JsonNode text(Field field, JsonNode given) {
        check(field, given, given.isTextual(), "error.string");
        if (field.id().equals("summary") && given.asText().isBlank()) {
            throw Refusal.field(field.id(), "error.required");
        }
        return given;
    }

    private static JsonNode check(Field field, JsonNode given, boolean good, String complaint) {
        if (!good) {
            throw Refusal.field(field.id(), complaint);
        }
        return given;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeParseException notOne) {
            return false;
        }
    }

    private static JsonNode moment(Field field, JsonNode given) {
        return TrackerTime.read(given.asText())
                .map(moment -> (JsonNode) TextNode.valueOf(TrackerTime.write(moment)))
                .orElseThrow(() -> Refusal.field(field.id(), "error.date"));
    }

    private JsonNode user(Field field, JsonNode given) {
        TrackerUser user = organisation
                .people()
                .find(given)
                .orElseThrow(() -> Refusal.field(field.id(), "error.noUser", nameOf(given)));
        return TextNode.valueOf(user.uid());
    }

    /** Not everybody can be given an issue. */
    private JsonNode assignable(Field field, JsonNode value) {
        if (field.id().equals("assignee") || field.id().equals("author")) {
            TrackerUser user = organisation.people().withUid(value.asText());
            if (user.dismissed() || (unlicensedRefused && !user.licensed())) {
                throw Refusal.field(field.id(), "error.userCannot", user.login());
            }
        }
        return value;
    }

    private static String nameOf(JsonNode given) {
        return given.isValueNode()
                ? given.asText()
                : given.path(given.has("uid") ? "uid" : "id").asText();
    }

    private static JsonNode entry(Field field, Dictionary dictionary, JsonNode given) {
        return dictionary
                .find(given)
                .map(entry -> (JsonNode) TextNode.valueOf(entry.key()))
                .orElseThrow(() -> Refusal.field(field.id(), "error.noEntry", nameOf(given)));
    }

    private JsonNode issue(Field field, JsonNode given) {
        String reference =
                given.isObject() ? given.path(given.has("id") ? "id" : "key").asText() : given.asText();
        return organisation
                .issue(reference)
                .map(issue -> (JsonNode) TextNode.valueOf(issue.id))
                .orElseThrow(() -> Refusal.field(field.id(), "error.noIssue", reference));
    }

    private static JsonNode loose(Field field, JsonNode given) {
        String id = nameOf(given);
        check(field, given, !id.isEmpty(), "error.required");
        return TextNode.valueOf(id);
    }
}
