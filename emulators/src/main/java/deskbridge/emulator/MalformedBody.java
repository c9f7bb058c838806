package deskbridge.emulator;

/** A request body cannot be read as what it claims to be; {@link EmulatedServer} answers 400 if the handler lets it pass. */
public final class MalformedBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, without quoting the body. */
    public MalformedBody(String message) {
        super(message);
    }

    /** Says what is wrong and keeps the parser's complaint. */
    public MalformedBody(String message, Throwable cause) {
        super(message, cause);
    }
}
