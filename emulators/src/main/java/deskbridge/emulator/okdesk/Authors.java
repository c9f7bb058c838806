package deskbridge.emulator.okdesk;

import java.util.List;
import java.util.Optional;

/** Reads whom a call names as author: an employee unless it says {@code contact} (facts: okdesk §4). */
final class Authors {
    private Authors() {}

    /** Empty, with a complaint in the fields, when nobody fits. */
    static Optional<Actor> read(Fields fields, String idName, String typeName, Account account) {
        String type = fields.given(typeName) ? fields.text(typeName) : Actor.Kind.EMPLOYEE.code();
        if (!List.of("employee", "contact").contains(type)) {
            fields.refuse(typeName, "unknown");
            return Optional.empty();
        }
        boolean contact = type.equals(Actor.Kind.CONTACT.code());
        return fields.id(idName, id -> account.exists(contact ? Actor.contact(id) : Actor.employee(id)))
                .map(id -> contact ? Actor.contact(id) : Actor.employee(id));
    }
}
