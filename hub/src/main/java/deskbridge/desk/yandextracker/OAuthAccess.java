package deskbridge.desk.yandextracker;

import deskbridge.settings.Secret;
import java.util.Map;

/** A user's token that was put into the settings. */
final class OAuthAccess implements TrackerAccess {
    private final Map<String, String> headers;

    OAuthAccess(Secret token, TrackerConfig.Organisation organisation) {
        this.headers = Map.of("Authorization", "OAuth " + token.reveal(), header(organisation), organisation.id());
    }

    /** The header that names the organisation: exactly one of the two (facts: yandex-tracker §1). */
    static String header(TrackerConfig.Organisation organisation) {
        return organisation.cloud() ? "X-Cloud-Org-ID" : "X-Org-ID";
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public boolean renew() {
        return false;
    }

    @Override
    public String cure() {
        return "The OAuth token is wrong or has expired: put a new one into TRACKER_API_TOKEN";
    }
}
