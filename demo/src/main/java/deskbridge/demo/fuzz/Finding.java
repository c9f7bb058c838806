package deskbridge.demo.fuzz;

/**
 * Something that must not be.
 *
 * @param what in a few words, the same for the same fault
 * @param target what was fired at
 * @param number of the input, or of the last one before it was noticed
 * @param detail the input, or the hub's own words
 */
record Finding(String what, Target target, long number, String detail) {

    @Override
    public String toString() {
        return "%s, input %d: %s%n    %s".formatted(target.written(), number, what, detail.replace("\n", "\n    "));
    }
}
