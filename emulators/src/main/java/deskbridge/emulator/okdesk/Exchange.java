package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Call;
import deskbridge.emulator.Json;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a known key on its way through a route.
 *
 * @param owner of the key
 * @param parts what the path held in place of the pattern's names
 */
record Exchange(Call call, Actor owner, Account account, Rights rights, Map<String, String> parts) {

    /** An id in the path; what is no number cannot be found. */
    long number(String name) {
        return Fields.number(parts.getOrDefault(name, "")).orElseThrow(Refusal::notFound);
    }

    /** The issue of the path: absent, merged, or out of sight ones end the call. */
    Issue issue() {
        long id = number("issue");
        Issue issue = account.findIssue(id).filter(found -> !found.deleted).orElseThrow(this::absentIssue);
        if (!rights.mayRead(owner, issue)) {
            throw Refusal.forbidden();
        }
        Long target = issue.mergedInto;
        if (target == null) {
            return issue;
        }
        int status = account.settings.mergedStatus;
        if (status == 200) {
            return account.issue(target);
        }
        String host = call.header("Host").orElse("127.0.0.1");
        throw Refusal.Instead.merged(status, URI.create("http://" + host + OkdeskApi.BASE + "/issues/" + target));
    }

    private RuntimeException absentIssue() {
        return switch (account.settings.absentIssue) {
            case NOT_FOUND -> Refusal.of(404, "issueNotFound");
            case UNPROCESSABLE -> Refusal.of(422, "issueNotFound");
            case SUCCESS_WITH_ERRORS -> Refusal.Instead.errorsWith200(Texts.of("issueNotFound"));
        };
    }

    boolean internal() {
        return !owner.isContact();
    }

    /** The body as sent; most calls are documented so. */
    Fields bare() {
        return new Fields(Form.read(call));
    }

    /** The body, which may be wrapped. */
    ObjectNode unwrapped(String name) {
        return Form.unwrap(Form.read(call), name);
    }

    /** The body in the shape the account understands. */
    Fields shaped(String name, OkdeskSettings.BodyShape shape) {
        ObjectNode whole = Form.read(call);
        return new Fields(
                switch (shape) {
                    case BARE -> whole;
                    case WRAPPED -> whole.path(name) instanceof ObjectNode inner ? inner : Json.object();
                    case BOTH -> Form.unwrap(whole, name);
                });
    }

    Query query() {
        return new Query(call.query(), account.settings.zone);
    }

    Optional<String> parameter(String name) {
        return call.query(name).filter(value -> !value.isEmpty());
    }
}
