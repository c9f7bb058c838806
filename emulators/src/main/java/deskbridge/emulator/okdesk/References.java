package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How REST answers name what an issue refers to: people by one name, dictionary entries by code and name. */
final class References {
    static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

    private final Account account;
    private final Wire wire;

    References(Account account, Wire wire) {
        this.account = account;
        this.wire = wire;
    }

    ObjectNode status(String code) {
        return Json.object()
                .put("code", code)
                .put("name", account.dictionaries.status(code).name());
    }

    ObjectNode priority(String code) {
        return Json.object()
                .put("code", code)
                .put("name", account.dictionaries.priority(code).name());
    }

    ObjectNode type(String code) {
        Dictionaries.Type type = account.dictionaries.type(code);
        ObjectNode node = Json.object();
        node.set("id", wire.number(type.id()));
        return node.put("code", code).put("name", type.name()).put("available_for_client", type.availableForClient());
    }

    ObjectNode person(Actor actor) {
        return named(actor.id(), account.name(actor).whole());
    }

    ObjectNode named(long id, String name) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(id));
        return node.put("name", name);
    }

    JsonNode company(@Nullable Long id) {
        Optional<Company> company = id == null ? Optional.empty() : account.findCompany(id);
        return company.<JsonNode>map(found -> named(found.id, found.name())).orElse(NULL);
    }

    JsonNode contact(@Nullable Long id) {
        return id == null ? NULL : person(Actor.contact(id));
    }

    JsonNode employee(@Nullable Long id) {
        return id == null ? NULL : person(Actor.employee(id));
    }

    ObjectNode group(long id) {
        OkdeskGroup group = account.groups.get(id);
        return named(id, group == null ? "" : group.name());
    }

    JsonNode object(@Nullable Long id) {
        OkdeskObject object = id == null ? null : account.objects.get(id);
        return object == null ? NULL : named(object.id(), object.name());
    }
}
