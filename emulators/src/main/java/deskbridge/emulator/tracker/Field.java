package deskbridge.emulator.tracker;

/**
 * A field an issue may have.
 *
 * @param id the name in JSON: for a local field {@code <24 hex>--<key>}
 * @param key the short name
 */
record Field(String id, String key, FieldKind kind, boolean list, Change change) {

    /** Who may write a field. */
    enum Change {
        /** Create and PATCH. */
        EDIT,
        /** Create only. */
        CREATE,
        /** Only the form of a transition. */
        TRANSITION,
        /** Tracker itself. */
        NEVER
    }

    static Field local(String prefix, String key, FieldKind kind, boolean list) {
        return new Field(prefix + "--" + key, key, kind, list, Change.EDIT);
    }
}
