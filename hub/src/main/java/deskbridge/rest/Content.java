package deskbridge.rest;

import java.util.List;

/** The body of a request, still without any HTTP library in sight. */
sealed interface Content {
    /** No body. */
    record None() implements Content {}

    /** Bytes as they are. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    record Raw(String contentType, byte[] bytes) implements Content {}

    /** A multipart form, parts in order. */
    record Form(List<Part> parts) implements Content {
        public Form {
            parts = List.copyOf(parts);
<<<<<<< HEAD
            boolean file = false;
            for (Part part : parts) {
                if (file && part instanceof Part.Text) {
                    throw new IllegalArgumentException("files must be the last parts of a form");
=======
            for (int i = 1; i < parts.size(); i++) {
                if (parts.get(i) instanceof Part.Text && !(parts.get(i - 1) instanceof Part.Text)) {
                    throw new IllegalArgumentException("files must come last in a form");
>>>>>>> 9d2a219 (Telegram: a bot that polls or is called, reads everything people send, and writes, edits and attaches within the limits)
                }
                file |= !(part instanceof Part.Text);
            }
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a form needs a part");
            }
        }
    }
}
