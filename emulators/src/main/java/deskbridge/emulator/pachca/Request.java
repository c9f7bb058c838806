package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Call;
import deskbridge.emulator.MalformedBody;
import java.util.List;
import java.util.Locale;

/** An authenticated call of the REST API. */
record Request(Call call, Token token, User actor, List<String> parameters) {

    /** A numeric part of the path. */
    long id(int index) {
        try {
            return Long.parseLong(parameters.get(index));
        } catch (NumberFormatException e) {
            throw Refusal.notFound("id");
        }
    }

    /** A part of the path. */
    String text(int index) {
        return parameters.get(index);
    }

    /** The JSON object in the body. */
    Fields body() {
        String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw Refusal.invalid("content-type", "application/json is expected");
        }
        JsonNode node;
        try {
            node = call.json();
        } catch (MalformedBody e) {
            throw Refusal.invalid("body", "not JSON");
        }
        return new Fields("", node);
    }

    Page page(int most) {
        int limit = call.query("limit").map(text -> number("limit", text)).orElse(most);
        if (limit < 1 || limit > most) {
            throw Refusal.invalid("limit", "from 1 to " + most);
        }
        return new Page(limit, Page.Cursor.parse(call.query("cursor").orElse(null)));
    }

    long requiredNumber(String name) {
        String text = call.query(name).orElseThrow(() -> Refusal.blank(name));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(name, "not a number");
        }
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(name, "not a number");
        }
    }
}
