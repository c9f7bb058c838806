package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everybody of the organisation, by uid and by login. */
final class People {
    private final Map<String, TrackerUser> byUid = new LinkedHashMap<>();
    private final Map<String, String> uidByLogin = new LinkedHashMap<>();

    void put(TrackerUser user) {
        TrackerUser earlier = byUid.put(user.uid(), user);
        if (earlier != null) {
            uidByLogin.remove(earlier.login().toLowerCase(Locale.ROOT));
        }
        uidByLogin.put(user.login().toLowerCase(Locale.ROOT), user.uid());
    }

    List<TrackerUser> all() {
        return new ArrayList<>(byUid.values());
    }

    TrackerUser withUid(String uid) {
        TrackerUser user = byUid.get(uid);
        if (user == null) {
            throw new IllegalStateException("no user " + uid);
        }
        return user;
    }

    /** By uid, cloud id or login; a login made only of digits is taken for an id (facts: yandex-tracker §2). */
    Optional<TrackerUser> find(String loginOrId) {
        TrackerUser byId = byUid.get(loginOrId);
        if (byId != null) {
            return Optional.of(byId);
        }
        if (!loginOrId.isEmpty() && loginOrId.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        Optional<TrackerUser> byLogin = Optional.ofNullable(uidByLogin.get(loginOrId.toLowerCase(Locale.ROOT)))
                .map(byUid::get);
        return byLogin.isPresent() ? byLogin : withCloudUid(loginOrId);
    }

    /**
     * A value of a request: a login, an id, or an object with {@code id}, or with {@code uid} as the official client
     * sends it.
     */
    Optional<TrackerUser> find(JsonNode given) {
        if (given.isObject()) {
            JsonNode id = given.path(given.has("id") ? "id" : "uid");
            return id.isValueNode() ? find(id) : Optional.empty();
        }
        return given.isTextual() || given.isIntegralNumber() ? find(given.asText()) : Optional.empty();
    }

    Optional<TrackerUser> withCloudUid(String cloudUid) {
        return byUid.values().stream()
                .filter(user -> user.cloudUid().equals(cloudUid))
                .findFirst();
    }
}
