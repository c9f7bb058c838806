package deskbridge.emulator.pachca;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of the workspace, person or bot.
 *
 * @param id also the author's id of messages
 * @param nickname unique, without the at sign
 * @param email null when unknown
 * @param department may be empty
 * @param title may be empty
 * @param role {@code admin}, {@code user}, {@code multi_guest} or {@code guest}
 * @param suspended cannot use the workspace any more
 */
public record User(
        long id,
        String nickname,
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        String department,
        String title,
        String role,
        boolean suspended,
        boolean bot,
        Instant createdAt) {

    /** First and last name. */
    public String fullName() {
        return (firstName + " " + lastName).strip();
    }

    User withSuspended(boolean now) {
        return new User(id, nickname, firstName, lastName, email, phone, department, title, role, now, bot, createdAt);
    }

    User withRole(String now) {
        return new User(
                id, nickname, firstName, lastName, email, phone, department, title, now, suspended, bot, createdAt);
    }

    User withName(String first, String last) {
        return new User(id, nickname, first, last, email, phone, department, title, role, suspended, bot, createdAt);
    }

    boolean guest() {
        return role.equals("guest") || role.equals("multi_guest");
    }
}
