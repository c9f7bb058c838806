package deskbridge.emulator.okdesk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the emulator holds of a contact; unset texts are empty.
 *
 * @param phone as stored, which is how it is searched for
 * @param parameters values that are set, as text, by code
 */
public record OkdeskContact(
        long id,
        String lastName,
        String firstName,
        String patronymic,
        String phone,
        String mobilePhone,
        String email,
        String telegramUsername,
        @Nullable Long companyId,
        Map<String, String> parameters) {
    public OkdeskContact {
        parameters = Map.copyOf(parameters);
    }
}
