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
            boolean file = false;
            for (Part part : parts) {
                if (file && part instanceof Part.Text) {
                    throw new IllegalArgumentException("files must be the last parts of a form");
                }
                file |= !(part instanceof Part.Text);
            }
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a form needs a part");
            }
        }
    }
}
