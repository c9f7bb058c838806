package deskbridge.emulator.tracker;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which statuses an issue may go to from where it stands; the ids are each workflow's own (facts: yandex-tracker §6).
 */
final class Workflow {
    private static final List<Step> STEPS = List.of(
            step("open", "start_progress", "inProgress", false),
            step("open", "need_info", "needInfo", false),
            step("open", "resolve", "resolved", true),
            step("open", "close", "closed", true),
            step("inProgress", "stop_progress", "open", false),
            step("inProgress", "need_info", "needInfo", false),
            step("inProgress", "resolve", "resolved", true),
            step("inProgress", "close", "closed", true),
            step("needInfo", "provide_info", "inProgress", false),
            step("needInfo", "resolve", "resolved", true),
            step("needInfo", "close", "closed", true),
            step("resolved", "reopen", "open", false),
            step("resolved", "close", "closed", true),
            step("closed", "reopen", "open", false));

    private final UnaryOperator<String> naming;

    /** @param naming turns the usual ids into those of this workflow */
    Workflow(UnaryOperator<String> naming) {
        this.naming = naming;
    }

    /**
     * One possible move.
     *
     * @param name the usual id, which also names it to people
     * @param screen whether it shows a form that wants a resolution
     */
    record Step(String from, String id, String name, String to, boolean screen) {}

    private static Step step(String from, String id, String to, boolean screen) {
        return new Step(from, id, id, to, screen);
    }

    List<Step> from(String status) {
        return STEPS.stream()
                .filter(step -> step.from().equals(status))
                .map(step -> new Step(step.from(), naming.apply(step.name()), step.name(), step.to(), step.screen()))
                .toList();
    }

    Optional<Step> find(String status, String id) {
        return from(status).stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
