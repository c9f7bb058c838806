package deskbridge.channel.pachca;

import java.util.Optional;

/** Questions about what we perhaps may not read any more; then it concerns us no more. */
final class IfReadable {

    private IfReadable() {}

    /** A question to the API. */
    interface Question<T> {
        Optional<T> ask() throws CallFailed;
    }

    /** The answer; empty when it is refused as well. */
    static <T> Optional<T> ask(Question<T> question) throws CallFailed {
        try {
            return question.ask();
        } catch (CallFailed e) {
            if (e.isRefusal()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
