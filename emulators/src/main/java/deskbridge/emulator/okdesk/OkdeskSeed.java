package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.Map;

/** The people, companies, dictionaries and keys that tests and the demo start with: a small service company. */
public final class OkdeskSeed {
    /** API key of {@link #SYSTEM}, an administrator. */
    public static final String TOKEN = "emulated-okdesk-administrator-key";

    /** API key of {@link #AGENT}, who is no administrator. */
    public static final String AGENT_TOKEN = "emulated-okdesk-agent-key";

    /** API key of {@link #CONTACT}. */
    public static final String CONTACT_TOKEN = "emulated-okdesk-contact-key";

    /** Login of the employee the hub works as. */
    public static final String SYSTEM = "deskbridge@example.org";

    /** Id of {@link #SYSTEM}, for {@code OKDESK_EMPLOYEE_ID}. */
    public static final long SYSTEM_ID = 5;

    /** Login of a support agent. */
    public static final String AGENT = "operatorova@example.org";

    /** Id of {@link #AGENT}; {@link #SECOND_CONTACT} has the same number. */
    public static final long AGENT_ID = 13;

    /** Login of another one. */
    public static final String SECOND_AGENT = "inzhenerov@example.org";

    /** Id of {@link #SECOND_AGENT}. */
    public static final long SECOND_AGENT_ID = 21;

    /** Login of a former employee. */
    public static final String DISMISSED = "byvshiy@example.org";

    /** Group of the first line. */
    public static final long FIRST_LINE = 1;

    /** Group of the field engineers. */
    public static final long ENGINEERS = 2;

    /** A company with a tax number in its custom parameter {@link #INN}. */
    public static final long COMPANY = 3;

    /** Another one, whose tax number begins with a zero. */
    public static final long SECOND_COMPANY = 4;

    /** Code of the companies' custom parameter that holds the tax number. */
    public static final String INN = "inn_company";

    /** A contact of {@link #COMPANY}; the phone is stored as {@link #PHONE}. */
    public static final long CONTACT = 3155;

    /** Phone of {@link #CONTACT}, spelt by hand. */
    public static final String PHONE = "+7 (900) 123-45-67";

    /** A contact of {@link #SECOND_COMPANY} whose number is that of {@link #AGENT}; phone {@code 89001112233}. */
    public static final long SECOND_CONTACT = 13;

    /** A contact without a company; mobile phone {@code +79005556677}. */
    public static final long THIRD_CONTACT = 3157;

    /** Phones of further contacts, each spelt in another way, in the order of their ids after {@link #THIRD_CONTACT}. */
    public static final List<String> OTHER_PHONES = List.of("79161112233", "8 (916) 222-33-44", "916 333 44 55");

    /** A service object of {@link #COMPANY}. */
    public static final long OBJECT = 43;

    private OkdeskSeed() {}

    /** Fills an empty emulator. */
    public static void plant(OkdeskSetup setup) {
        dictionaries(setup);
        people(setup);
        clients(setup);
        setup.key(TOKEN, SYSTEM)
                .key(AGENT_TOKEN, AGENT)
                .contactKey(CONTACT_TOKEN, CONTACT)
                .password(AGENT, "pa$$word", AGENT_TOKEN);
    }

    private static void dictionaries(OkdeskSetup setup) {
        setup.status("opened", "Открыта", false)
                .status("in_progress", "В работе", false)
                .status("delayed", "Отложена", false)
                .status("add_info", "Ожидание ответа", false)
                .status("completed", "Решена", true)
                .status("closed", "Закрыта", true)
                .transitions("opened", "in_progress", "delayed", "add_info", "completed", "closed")
                .transitions("in_progress", "opened", "delayed", "add_info", "completed", "closed")
                .transitions("delayed", "opened", "in_progress", "add_info", "completed", "closed")
                .transitions("add_info", "opened", "in_progress", "delayed", "completed", "closed")
                .transitions("completed", "opened", "in_progress", "closed")
                .priority("low", "Низкий")
                .priority("normal", "Обычный")
                .priority("high", "Высокий")
                .type("service", "Обслуживание", true)
                .type("incident", "Инцидент", true)
                .type("inner", "Внутренняя", false)
                .type("06", "Консультация", true)
                .issueParameter(OkdeskParameter.text("address", "Адрес вызова"))
                .issueParameter(OkdeskParameter.choice("channel", "Канал обращения", "Телефон", "Telegram", "Почта"))
                .issueParameter(new OkdeskParameter("visit_at", "Дата выезда", "ftdatetime", List.of()))
                .issueParameter(new OkdeskParameter("warranty", "Гарантия", "ftcheckbox", List.of()))
                .contactParameter(OkdeskParameter.text("telegram_id", "Telegram ID"))
                .companyParameter(OkdeskParameter.text(INN, "ИНН"));
    }

    private static void people(OkdeskSetup setup) {
        setup.group(FIRST_LINE, "Первая линия")
                .group(ENGINEERS, "Выездные инженеры")
                .employee(OkdeskEmployee.of(SYSTEM_ID, SYSTEM, "Desk", "Bridge")
                        .inGroups(FIRST_LINE)
                        .asAdministrator())
                .employee(OkdeskEmployee.of(AGENT_ID, AGENT, "Анна", "Операторова")
                        .inGroups(FIRST_LINE))
                .employee(OkdeskEmployee.of(SECOND_AGENT_ID, SECOND_AGENT, "Борис", "Инженеров")
                        .inGroups(ENGINEERS, FIRST_LINE))
                .employee(OkdeskEmployee.of(30, DISMISSED, "Павел", "Бывший")
                        .inGroups(FIRST_LINE)
                        .afterDismissal());
    }

    private static void clients(OkdeskSetup setup) {
        setup.company(COMPANY, "ООО Ромашка", "+7(499)703-47-20", Map.of(INN, "7707083893"))
                .company(SECOND_COMPANY, "ИП Васильев", "8-800-555-35-35", Map.of(INN, "0274062111"))
                .company(7, "АО Вектор-Сервис", "8 (495) 123-45-67", Map.of(INN, "5024093941"))
                .contact(
                        CONTACT,
                        Json.object()
                                .put("first_name", "Пётр")
                                .put("last_name", "Клиентов")
                                .put("patronymic", "Ильич")
                                .put("phone", PHONE)
                                .put("email", "klientov@example.com")
                                .put("company_id", COMPANY))
                .contact(
                        SECOND_CONTACT,
                        Json.object()
                                .put("first_name", "Ольга")
                                .put("last_name", "Васильева")
                                .put("phone", "89001112233")
                                .put("company_id", SECOND_COMPANY))
                .contact(
                        THIRD_CONTACT,
                        Json.object()
                                .put("first_name", "Иван")
                                .put("last_name", "Новосёлов")
                                .put("mobile_phone", "+79005556677"))
                .contact(3158, staff("Мария", "Векторова", 7, 0).put("telegram_username", "maria_v"))
                .contact(3159, staff("Сергей", "Лучин", 7, 1))
                .contact(3160, staff("Анна", "Лепесткова", COMPANY, 2))
                .object(new OkdeskObject(OBJECT, "Магазин №13", COMPANY, "г. Москва, ул. Ленина, 44"))
                .object(new OkdeskObject(44, "Склад", COMPANY, null))
                .object(new OkdeskObject(45, "Киоск", SECOND_COMPANY, "г. Уфа, ул. Мира, 1"));
    }

    private static ObjectNode staff(String firstName, String lastName, long companyId, int phone) {
        return Json.object()
                .put("first_name", firstName)
                .put("last_name", lastName)
                .put("phone", OTHER_PHONES.get(phone))
                .put("company_id", companyId);
    }
}
