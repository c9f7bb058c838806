package deskbridge.emulator.okdesk;

import org.jspecify.annotations.Nullable;

/** Who sees and may do what: rights follow the owner of the key (facts: okdesk §1). */
final class Rights {
    private final Account account;

    Rights(Account account) {
        this.account = account;
    }

    boolean mayRead(Actor actor, Issue issue) {
        if (!actor.isContact()) {
            return sees(actor, issue.companyId);
        }
        Contact contact = account.contact(actor.id());
        Long companyId = contact.companyId;
        return issue.author.equals(actor)
                || Long.valueOf(actor.id()).equals(issue.contactId)
                || (contact.seesItsCompany() && companyId != null && companyId.equals(issue.companyId));
    }

    /** Whether contacts and issues of this company are within an employee's view; those of none are. */
    boolean sees(Actor actor, @Nullable Long companyId) {
        return companyId == null
                || actor.isContact()
                || account.employee(actor.id()).sees(companyId);
    }

    boolean administrates(Actor actor) {
        return !actor.isContact() && account.employee(actor.id()).administrator();
    }

    void mustBeEmployee(Actor actor) {
        if (actor.isContact()) {
            throw Refusal.forbidden();
        }
    }
}
