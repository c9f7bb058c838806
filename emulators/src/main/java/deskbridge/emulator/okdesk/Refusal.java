package deskbridge.emulator.okdesk;

import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request that Okdesk does not serve (facts: okdesk §8); {@link Errors} gives it a body. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, List<String>> errors;
    private final String text;

    private Refusal(int status, Map<String, List<String>> errors, String text) {
        super(status + " " + (errors.isEmpty() ? text : errors.toString()), null, false, false);
        this.status = status;
        this.errors = new TreeMap<>(errors);
        this.text = text;
    }

    /** 422 about one field; dots in its name nest. */
    static Refusal field(String field, String key, Object... arguments) {
        return fields(Map.of(field, List.of(Texts.of(key, arguments))));
    }

    /** 422 about several fields at once. */
    static Refusal fields(Map<String, List<String>> errors) {
        return new Refusal(422, errors, "");
    }

    static Refusal unauthorized() {
        return new Refusal(401, Map.of(), Texts.of("unauthorized"));
    }

    static Refusal forbidden() {
        return new Refusal(403, Map.of(), Texts.of("noRights"));
    }

    /** An object that is not there. */
    static Refusal notFound() {
        return new Refusal(404, Map.of(), Texts.of("objectNotFound"));
    }

    static Refusal tooMany() {
        return new Refusal(429, Map.of(), Texts.of("tooMany"));
    }

    static Refusal of(int status, String key) {
        return new Refusal(status, Map.of(), Texts.of(key));
    }

    int status() {
        return status;
    }

    Map<String, List<String>> errors() {
        return errors;
    }

    String text() {
        return text;
    }

    /** An answer that ends the call at once and is no error of Okdesk's usual form. */
    static final class Instead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        private Instead(Answer answer) {
            super("answered with " + answer.status(), null, false, false);
            this.answer = answer;
        }

        /** No such path: the page that Rails serves. */
        static Instead noSuchPath() {
            return new Instead(Answer.html(
                    404, "<!DOCTYPE html><html><body><h1>" + Texts.of("pageNotFound") + "</h1></body></html>"));
        }

        /** The issue was merged into another; the key is not carried over. */
        static Instead merged(int status, URI target) {
            return new Instead(Answer.html(
                            status,
                            "<html><body>You are being <a href=\"" + target + "\">redirected</a>.</body></html>")
                    .with("Location", target.toString()));
        }

        /** An error with a status that says success (facts: okdesk §8). */
        static Instead errorsWith200(String text) {
            return new Instead(Answer.json(200, Json.object().put("errors", text)));
        }

        Answer answer() {
            return answer;
        }
    }
}
