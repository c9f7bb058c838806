package deskbridge.emulator.okdesk;

import java.util.Map;

/**
 * What the emulator holds of a company.
 *
 * @param parameters values that are set, as text, by code
 */
public record OkdeskCompany(long id, String name, String phone, boolean active, Map<String, String> parameters) {
    public OkdeskCompany {
        parameters = Map.copyOf(parameters);
    }
}
