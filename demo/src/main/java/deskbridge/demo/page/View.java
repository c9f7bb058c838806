package deskbridge.demo.page;

import deskbridge.http.Request;

/** What a visitor looks at: names and ids of what is open, as the page sends them. What is missing or malformed is not open. */
record View(Request request) {

    /** An id; 0 for nothing. Groups of Telegram have negative ones. */
    long number(String name) {
        return request.query(name)
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** A text; empty for nothing. */
    String text(String name) {
        return request.query(name).orElse("");
    }
}
