package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person in Yandex 360 (facts: yandex-tracker §14).
 *
 * @param nickname login, without a domain
 * @param aliases further logins of the same mailbox
 */
@Json
record EmployeeJson(
        @Nullable String nickname,
        @Nullable String email,
        @Nullable List<String> aliases,
        @Json.Raw @Nullable String departmentId,
        @Nullable Boolean isRobot,
        @Nullable Boolean isDismissed,
        @Nullable Boolean isEnabled) {
    EmployeeJson {
        departmentId = Ids.of(departmentId);
    }

    /** A person who works there now. */
    boolean isPresent() {
        return !Boolean.TRUE.equals(isRobot) && !Boolean.TRUE.equals(isDismissed) && !Boolean.FALSE.equals(isEnabled);
    }

    /** All addresses of his mailbox, in lower case. */
    Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        String main = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
        int at = main.indexOf('@');
        if (at < 1) {
            return addresses;
        }
        addresses.add(main);
        for (String alias : aliases == null ? List.<String>of() : aliases) {
            String login = alias.strip().toLowerCase(Locale.ROOT);
            if (!login.isEmpty()) {
                addresses.add(login.contains("@") ? login : login + main.substring(at));
            }
        }
        return addresses;
    }
}
