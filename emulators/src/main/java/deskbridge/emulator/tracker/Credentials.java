package deskbridge.emulator.tracker;

import deskbridge.emulator.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides whose a request is: an OAuth token of a user, or an IAM token of a service account, and an organisation
 * header that names this organisation (facts: yandex-tracker §1). Guarded by the organisation's lock.
 */
final class Credentials {
    private static final String NOT_PROVIDED = "not provided";

    private final People people;
    private final Map<String, String> oauth = new LinkedHashMap<>();
    private String orgId;
    private String cloudOrgId;
    private Function<String, Optional<String>> iam = token -> Optional.empty();

    Credentials(People people, String orgId, String cloudOrgId) {
        this.people = people;
        this.orgId = orgId;
        this.cloudOrgId = cloudOrgId;
    }

    void organisation(String newOrgId, String newCloudOrgId) {
        orgId = newOrgId;
        cloudOrgId = newCloudOrgId;
    }

    void grant(String token, String uid) {
        oauth.put(token, uid);
    }

    void revoke(String token) {
        oauth.remove(token);
    }

    /** @param accountOfToken the service account of an IAM token that is still good */
    void trustIam(Function<String, Optional<String>> accountOfToken) {
        iam = accountOfToken;
    }

    /** The user behind a call; 401 without a good token, 403 with the wrong organisation. */
    TrackerUser check(Call call) {
        String header = call.header("Authorization").orElse("");
        int space = header.indexOf(' ');
        String scheme = (space < 0 ? header : header.substring(0, space)).toLowerCase(Locale.ROOT);
        String token = space < 0 ? "" : header.substring(space + 1).trim();
        boolean cloud = scheme.equals("bearer");
        TrackerUser user = (cloud
                        ? iam.apply(token).flatMap(people::withCloudUid)
                        : scheme.equals("oauth")
                                ? Optional.ofNullable(oauth.get(token)).map(people::withUid)
                                : Optional.<TrackerUser>empty())
                .orElseThrow(() -> Refusal.of(401, "error.unauthorized"));
        if (!isOurs(call, cloud)) {
            throw Refusal.forbidden("error.organisation");
        }
        if (user.dismissed()) {
            throw Refusal.forbidden("error.dismissed");
        }
        return user;
    }

    /**
     * One organisation must be named, by the header of its kind. Clients are known to send {@code not provided} in the
     * other header, or the same id in both.
     */
    private boolean isOurs(Call call, boolean cloudOnly) {
        List<String> named = new ArrayList<>(2);
        String yandex360 = call.header("X-Org-ID").orElse("").trim();
        String cloud = call.header("X-Cloud-Org-ID").orElse("").trim();
        for (String id : List.of(yandex360, cloud)) {
            if (!id.isEmpty() && !id.equals(NOT_PROVIDED) && !named.contains(id)) {
                named.add(id);
            }
        }
        if (named.size() != 1) {
            return false;
        }
        return cloud.equals(cloudOrgId) || (!cloudOnly && yandex360.equals(orgId));
    }
}
