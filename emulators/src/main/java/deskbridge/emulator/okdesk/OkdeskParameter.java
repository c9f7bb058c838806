package deskbridge.emulator.okdesk;

import java.util.List;

/**
 * A custom parameter of issues, contacts or companies.
 *
 * @param code the account's own, such as {@code inn_company} or {@code 0001}
 * @param fieldType {@code ftstring}, {@code ftdate}, {@code ftdatetime}, {@code ftcheckbox}, {@code ftselect} or
 *     {@code ftmultiselect}
 * @param options what can be chosen; empty for the other types
 */
public record OkdeskParameter(String code, String name, String fieldType, List<String> options) {
    private static final List<String> TYPES =
            List.of("ftstring", "ftdate", "ftdatetime", "ftcheckbox", "ftselect", "ftmultiselect");

    public OkdeskParameter {
        if (!TYPES.contains(fieldType)) {
            throw new IllegalArgumentException("Okdesk has no parameters of type " + fieldType);
        }
        options = List.copyOf(options);
    }

    /** A line of text. */
    public static OkdeskParameter text(String code, String name) {
        return new OkdeskParameter(code, name, "ftstring", List.of());
    }

    /** A choice of one. */
    public static OkdeskParameter choice(String code, String name, String... options) {
        return new OkdeskParameter(code, name, "ftselect", List.of(options));
    }
}
