package deskbridge.channel.pachca;

/** A webhook's body is not what Pachca sends; the message says how, without quoting the body. */
final class MalformedHook extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedHook(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
