package deskbridge.http;

/** Answers requests. Called on a virtual thread per request; may block. */
@FunctionalInterface
public interface Handler {

    /** Never throws for what the sender did: that is an answer, too. */
    Response handle(Request request);
}
