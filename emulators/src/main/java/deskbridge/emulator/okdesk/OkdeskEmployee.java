package deskbridge.emulator.okdesk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An employee of the emulated account.
 *
 * @param id positive; contacts have ids of their own, which may be equal
 * @param login unique; {@link OkdeskEmulator#agent} takes it
 * @param patronymic may be empty
 * @param groupIds groups the employee works in
 * @param administrator whether a key of this employee may name another as author of an issue
 * @param active false after dismissal
 * @param companyIds the only companies whose contacts and issues the employee sees; empty for all
 */
public record OkdeskEmployee(
        long id,
        String login,
        String lastName,
        String firstName,
        String patronymic,
        String position,
        String email,
        String phone,
        List<Long> groupIds,
        boolean administrator,
        boolean active,
        List<Long> companyIds) {
    public OkdeskEmployee {
        if (id < 1) {
            throw new IllegalArgumentException("an employee's id is positive");
        }
        Objects.requireNonNull(login, "login");
        groupIds = List.copyOf(groupIds);
        companyIds = List.copyOf(companyIds);
    }

    /** An active employee without a group who sees everything; the login is the e-mail as well. */
    public static OkdeskEmployee of(long id, String login, String firstName, String lastName) {
        return new OkdeskEmployee(id, login, lastName, firstName, "", "", login, "", List.of(), false, true, List.of());
    }

    /** The same person, working in these groups as well. */
    public OkdeskEmployee inGroups(long... ids) {
        List<Long> more = new ArrayList<>(groupIds);
        Arrays.stream(ids).forEach(more::add);
        return with(more, administrator, active, companyIds);
    }

    /** The same person as an administrator. */
    public OkdeskEmployee asAdministrator() {
        return with(groupIds, true, active, companyIds);
    }

    /** The same person after dismissal: keys die, nothing can be assigned. */
    public OkdeskEmployee afterDismissal() {
        return with(groupIds, administrator, false, companyIds);
    }

    /** The same person, seeing only these companies. */
    public OkdeskEmployee limitedTo(long... ids) {
        return with(groupIds, administrator, active, Arrays.stream(ids).boxed().toList());
    }

    private OkdeskEmployee with(List<Long> groups, boolean admin, boolean works, List<Long> companies) {
        return new OkdeskEmployee(
                id, login, lastName, firstName, patronymic, position, email, phone, groups, admin, works, companies);
    }

    PersonName name() {
        return new PersonName(lastName, firstName, patronymic);
    }

    boolean sees(long companyId) {
        return companyIds.isEmpty() || companyIds.contains(companyId);
    }
}
