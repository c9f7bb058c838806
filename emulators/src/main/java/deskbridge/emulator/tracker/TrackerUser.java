package deskbridge.emulator.tracker;

import java.util.Objects;

/**
 * A person or robot of the emulated organisation.
 *
 * @param uid digits; the {@code id} of references to this user
 * @param login unique, compared case-insensitively
 * @param cloudUid id in the cloud; of a service account the id that its key belongs to
 * @param licensed may change issues; without a licence one may only read, create and comment (facts: yandex-tracker §9)
 * @param admin may import comments and read every queue's triggers
 */
public record TrackerUser(
        String uid,
        String login,
        String firstName,
        String lastName,
        String email,
        String cloudUid,
        boolean licensed,
        boolean dismissed,
        boolean admin) {

    public TrackerUser {
        if (!uid.matches("\\d{1,19}")) {
            throw new IllegalArgumentException("uid must be digits: " + uid);
        }
        if (login.isBlank()) {
            throw new IllegalArgumentException("login must not be blank");
        }
        Objects.requireNonNull(email, "email");
    }

    /** A licensed ordinary user. */
    public static TrackerUser of(String uid, String login, String firstName, String lastName, String email) {
        return new TrackerUser(uid, login, firstName, lastName, email, "aje" + uid, true, false, false);
    }

    public TrackerUser withoutLicence() {
        return new TrackerUser(uid, login, firstName, lastName, email, cloudUid, false, dismissed, admin);
    }

    /** The same user after leaving the organisation: cannot sign in, cannot be assigned. */
    public TrackerUser afterDismissal() {
        return new TrackerUser(uid, login, firstName, lastName, email, cloudUid, licensed, true, admin);
    }

    public TrackerUser asAdmin() {
        return new TrackerUser(uid, login, firstName, lastName, email, cloudUid, licensed, dismissed, true);
    }

    /** The same user known to the cloud as this service account. */
    public TrackerUser asServiceAccount(String serviceAccountId) {
        return new TrackerUser(uid, login, firstName, lastName, email, serviceAccountId, licensed, dismissed, admin);
    }

    /** First and last name, as Tracker shows people. */
    public String display() {
        return (firstName + " " + lastName).trim();
    }
}
