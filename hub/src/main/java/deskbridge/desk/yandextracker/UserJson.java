package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user (facts: yandex-tracker §9).
 *
 * @param hasLicense false for who may only read and ask; null when Tracker does not say
 */
@Json
record UserJson(
        @Json.Raw @Nullable String uid,
        @Json.Raw @Nullable String trackerUid,
        @Json.Raw @Nullable String passportUid,
        @Json.Raw @Nullable String cloudUid,
        @Nullable String login,
        @Nullable String display,
        @Nullable String email,
        @Nullable Boolean hasLicense,
        @Nullable Boolean dismissed) {
    UserJson {
        uid = Ids.of(uid);
        trackerUid = Ids.of(trackerUid);
        passportUid = Ids.of(passportUid);
        cloudUid = Ids.of(cloudUid);
    }

    /** Whether a reference with this id means this user; organisations differ in which of the ids they show. */
    boolean is(@Nullable String id) {
        return id != null && Stream.of(uid, trackerUid, passportUid, cloudUid).anyMatch(id::equals);
    }

    /** Works here and may work on tickets. */
    boolean isActive() {
        return !Boolean.TRUE.equals(dismissed) && !Boolean.FALSE.equals(hasLicense);
    }

    /** Has this login, in whatever case. */
    boolean hasLogin(String wanted) {
        return login != null && login.equalsIgnoreCase(wanted);
    }

    /** Has this address, in whatever case. */
    boolean hasEmail(String wanted) {
        return email != null && email.equalsIgnoreCase(wanted);
    }
}
