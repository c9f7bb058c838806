package deskbridge.emulator.pachca;

import java.util.Map;

/** What a person sees after pressing the form's submit button. */
public sealed interface SubmitResult {
    /** The form closes. */
    record Closed() implements SubmitResult {}

    /** The form stays, with texts under its fields: from the app itself (a required field is empty) or from the bot. */
    record FieldErrors(Map<String, String> errors) implements SubmitResult {
        /** Copies the map. */
        public FieldErrors {
            errors = Map.copyOf(errors);
        }
    }

    /** The form stays, with a general complaint that sending failed; what was typed is kept. */
    record SendError(String reason) implements SubmitResult {}
}
