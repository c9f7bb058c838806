package deskbridge.flow;

/** A text at which a regular expression may look only so often. Java's expressions know no other limit. */
final class Patience implements CharSequence {

    private final CharSequence text;
    private int looks;

    /** @param looks at how many characters one may look, counting each time */
    Patience(CharSequence text, int looks) {
        this.text = text;
        this.looks = looks;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (looks-- <= 0) {
            throw new SpentException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Nothing is left of it. */
    static final class SpentException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SpentException() {
            super("The expression looks too often at its text", null, false, false);
        }
    }
}
