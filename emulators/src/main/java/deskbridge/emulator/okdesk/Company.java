package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A company; plain fields by their names in the API. Guarded by the account's lock. */
final class Company {
    /** Fields that hold a text. */
    static final Set<String> TEXTS =
            Set.of("name", "additional_name", "site", "email", "phone", "address", "comment", "crm_1c_id");

    final long id;
    final Map<String, String> texts = new LinkedHashMap<>();
    final Map<String, JsonNode> parameters = new LinkedHashMap<>();
    final Instant createdAt;
    boolean active = true;

    Company(long id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    /** Empty when unset. */
    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    String name() {
        return text("name");
    }
}
