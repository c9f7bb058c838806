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
            for (int i = 0; i < parts.size() - 1; i++) {
                if (!(parts.get(i) instanceof Part.Text)) {
                    throw new IllegalArgumentException("the file must be the last part of a form");
                }
            }
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a form needs a part");
            }
        }
    }
}
