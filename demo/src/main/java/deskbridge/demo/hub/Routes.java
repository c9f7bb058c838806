package deskbridge.demo.hub;

import java.util.Locale;

/** Which messenger's requests go to which desk. */
public enum Routes {
    /** Colleagues to the office's desk, customers to the desk for customers. */
    STRAIGHT("pachca=tracker,telegram=okdesk"),
    /** The other way round. */
    CROSSED("pachca=okdesk,telegram=tracker");

    private final String setting;

    Routes(String setting) {
        this.setting = setting;
    }

    /** As the hub's settings spell it. */
    public String setting() {
        return setting;
    }

    /** As the page calls it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
