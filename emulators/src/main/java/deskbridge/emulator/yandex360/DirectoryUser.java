package deskbridge.emulator.yandex360;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employee or robot of the emulated organisation.
 *
 * @param id digits
 * @param nickname the login part of the mail address
 * @param aliases other login parts that lead to the same mailbox
 * @param displayName present only when somebody has set it
 */
public record DirectoryUser(
        String id,
        String nickname,
        String email,
        List<String> aliases,
        String firstName,
        String lastName,
        String middleName,
        @Nullable String displayName,
        long departmentId,
        String position,
        boolean admin,
        boolean robot,
        boolean dismissed,
        boolean enabled) {

    public DirectoryUser {
        if (!id.matches("\\d{1,19}")) {
            throw new IllegalArgumentException("id must be digits: " + id);
        }
        if (nickname.isBlank()) {
            throw new IllegalArgumentException("nickname must not be blank");
        }
        aliases = List.copyOf(aliases);
    }

    /** An active employee of a department. */
    public static DirectoryUser of(
            String id, String nickname, String email, String firstName, String lastName, long departmentId) {
        return new DirectoryUser(
                id,
                nickname,
                email,
                List.of(),
                firstName,
                lastName,
                "",
                null,
                departmentId,
                "",
                false,
                false,
                false,
                true);
    }

    /** The same person with these aliases. */
    public DirectoryUser withAliases(String... names) {
        return new DirectoryUser(
                id,
                nickname,
                email,
                List.of(names),
                firstName,
                lastName,
                middleName,
                displayName,
                departmentId,
                position,
                admin,
                robot,
                dismissed,
                enabled);
    }

    /** The same person after leaving: dismissed and disabled. */
    public DirectoryUser afterDismissal() {
        return new DirectoryUser(
                id,
                nickname,
                email,
                aliases,
                firstName,
                lastName,
                middleName,
                displayName,
                departmentId,
                position,
                admin,
                robot,
                true,
                false);
    }
}
