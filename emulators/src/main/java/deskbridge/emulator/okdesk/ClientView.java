package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.Locale;

/** Contacts, companies and service objects as REST answers (facts: okdesk §5). */
final class ClientView {
    private final Account account;
    private final Wire wire;

    ClientView(Account account) {
        this.account = account;
        this.wire = Wire.rest(account.settings);
    }

    ObjectNode contact(Contact contact) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(contact.id));
        node.put("name", contact.name().whole());
        for (String field : List.of("position", "email", "phone", "mobile_phone", "comment", "login")) {
            node.set(field, orNull(contact.text(field)));
        }
        node.set("updated_at", wire.time(contact.updatedAt));
        node.set("company_id", wire.number(contact.companyId));
        contact.accessLevel.forEach(node.putArray("access_level")::add);
        contact.objectIds.forEach(
                id -> node.withArrayProperty("maintenance_entity_ids").add(wire.number(id.longValue())));
        if (contact.objectIds.isEmpty()) {
            node.putArray("maintenance_entity_ids");
        }
        node.put("authentication_code", String.format(Locale.ROOT, "0000-0000-0000-%04d", contact.id % 10_000));
        node.set("telegram_username", orNull(contact.text("telegram_username")));
        node.putArray("observers");
        node.putNull("default_assignee");
        node.set("parameters", Parameters.write(contact.parameters, account.contactParameters, "field_type"));
        return node;
    }

    ObjectNode company(Company company) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(company.id));
        for (String field : List.of("name", "additional_name", "site", "email", "phone", "crm_1c_id")) {
            node.set(field, orNull(company.text(field)));
        }
        node.put("active", company.active);
        node.set("address", orNull(company.text("address")));
        node.set("comment", orNull(company.text("comment")));
        node.putNull("coordinates");
        node.putArray("observers");
        account.contacts.values().stream()
                .filter(contact -> Long.valueOf(company.id).equals(contact.companyId))
                .forEach(contact -> {
                    ObjectNode one = node.withArrayProperty("contacts").addObject();
                    one.set("id", wire.number(contact.id));
                    one.put("name", contact.name().whole());
                });
        if (!node.has("contacts")) {
            node.putArray("contacts");
        }
        node.putNull("default_assignee").putNull("category");
        node.putArray("attachments");
        node.set("parameters", Parameters.write(company.parameters, account.companyParameters, "field_type"));
        return node;
    }

    ObjectNode object(OkdeskObject object) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(object.id()));
        node.put("name", object.name()).put("address", object.address()).putNull("comment");
        node.putNull("default_assignee_id").putNull("default_assignee_group_id");
        node.set("company_id", wire.number(object.companyId()));
        node.putObject("timezone").put("code", "Moscow").put("name", "Москва").put("gmt", "+03:00");
        node.putArray("contacts_ids");
        node.putArray("equipments_ids");
        node.putNull("coordinates");
        node.putArray("parameters");
        node.putNull("schedule");
        node.putArray("observers");
        node.putArray("observer_groups");
        node.putArray("attachments");
        node.putArray("agreements");
        return node;
    }

    /** How a search for one object that found nothing is answered. */
    JsonNode nothing() {
        return switch (account.settings.nothingFound) {
            case OBJECT -> Json.object();
            case ARRAY -> Json.array();
            case NULL -> JsonNodeFactory.instance.nullNode();
        };
    }

    private static JsonNode orNull(String text) {
        return text.isEmpty() ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(text);
    }
}
