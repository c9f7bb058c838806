package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A contact; plain fields by their names in the API. Guarded by the account's lock. */
final class Contact {
    /** Fields that hold a text. */
    static final Set<String> TEXTS = Set.of(
            "first_name",
            "last_name",
            "patronymic",
            "phone",
            "mobile_phone",
            "email",
            "position",
            "comment",
            "login",
            "telegram_username");

    /** Fields in which no two contacts may be equal (facts: okdesk §5). */
    static final Set<String> UNIQUE = Set.of("email", "login", "telegram_username");

    final long id;
    final Map<String, String> texts = new LinkedHashMap<>();
    final Map<String, JsonNode> parameters = new LinkedHashMap<>();
    final List<String> accessLevel = new ArrayList<>(List.of("company_issues"));
    final List<Long> objectIds = new ArrayList<>();
    Instant updatedAt;

    @Nullable
    Long companyId;

    Contact(long id, Instant updatedAt) {
        this.id = id;
        this.updatedAt = updatedAt;
    }

    /** Empty when unset. */
    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    PersonName name() {
        return new PersonName(text("last_name"), text("first_name"), text("patronymic"));
    }

    boolean seesItsCompany() {
        return companyId != null && accessLevel.contains("company_issues");
    }
}
