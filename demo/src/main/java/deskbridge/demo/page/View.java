package deskbridge.demo.page;

import deskbridge.http.Request;

/**
 * What a visitor looks at.
 *
 * @param me id of the person he is in the chats
 * @param chat id of the open chat; 0 for the first
 * @param thread id of the message whose thread is open; 0 for none
 * @param ticket key of the open ticket; empty for none
 */
record View(long me, long chat, long thread, String ticket) {

    /** From a request's query; what is missing or malformed means nothing is open. */
    static View of(Request request, long anybody) {
        long me = number(request, "me");
        return new View(
                me == 0 ? anybody : me,
                number(request, "chat"),
                number(request, "thread"),
                request.query("ticket").orElse(""));
    }

    private static long number(Request request, String name) {
        return request.query(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
