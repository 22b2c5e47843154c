using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What the register says of both ends when a manifest is filed: closed sites, evaluations, contracts.</summary>
public class RegisteredRuleTest
{
    [Theory]
    [InlineData("2025-03-05", "plan_missing site_closed")]
    [InlineData("2025-03-06", "plan_missing")]
    public void A_receiver_that_has_closed_is_noted_from_its_day(string from, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new ChangeSite(Guid.Empty, Now, Plant, NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value, Status: "closed"));
        Assert.Equal(told, Filed(quarter));
    }

    [Theory]
    [InlineData("compliance", "non-compliant", "plan_missing receiver_not_compliant")]
    [InlineData("compliance", "rectifying", "plan_missing")]
    [InlineData("designation", "withdrawn", "plan_missing receiver_not_designated")]
    [InlineData("designation", "designated", "plan_missing")]
    public void What_a_bureau_found_against_a_receiver_is_noted(string kind, string status, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new RecordEvaluation(Guid.Empty, Now, Plant, kind, status, new(2025, 3, 1), "新密分局"));
        Assert.Equal(told, Filed(quarter));
    }

    [Theory]
    [InlineData("works", "disposal", "plant", "HW08", "2025-12-31", "plan_missing")]
    [InlineData("works", "disposal", "plant", "HW17", "2025-12-31", "contract_missing plan_missing")]
    [InlineData("works", "disposal", "plant", "HW08", "2025-03-04", "contract_missing plan_missing")]
    [InlineData("works", "disposal", "store", "HW08", "2025-12-31", "contract_missing plan_missing")]
    [InlineData("works", "transport", "carrier", "HW08", "2025-12-31", "plan_missing")]
    [InlineData("works", "transport", "carrier", "HW17", "2025-12-31", "carrier_contract_missing plan_missing")]
    [InlineData("works", "transport", "carrier", "HW08", "2025-03-04", "carrier_contract_missing plan_missing")]
    [InlineData("works", "transport", "next-carrier", "HW08", "2025-12-31", "carrier_contract_missing plan_missing")]
    [InlineData("carrier", "transport", "next-carrier", "HW08", "2025-12-31", "plan_missing")]
    [InlineData("store", "disposal", "works", "HW08", "2025-12-31", "plan_missing")]
    public void Who_keeps_contracts_here_is_asked_for_one_with_the_receiver_or_the_carrier(string keeper, string kind, string with, string code, string until, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new RegisterContract(
            Guid.Empty, Now, Of(keeper), "HT-1", kind, [Of(with)], [code], new(2025, 1, 1), NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value));
        Assert.Equal(told, Filed(quarter));
    }

    [Theory]
    [InlineData("plant", "plan_missing")]
    [InlineData("store", "carrier_contract_missing plan_missing")]
    public void The_consignor_may_be_the_receiver(string consignor, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new RegisterContract(Guid.Empty, Now, Of("works"), "HT-1", "transport", [Of("next-carrier")], ["*"], new(2025, 1, 1), new(2025, 12, 31)));
        quarter.Say(new RegisterContract(Guid.Empty, Now, Of(consignor), "HT-2", "transport", [Carrier], ["*"], new(2025, 1, 1), new(2025, 12, 31)));
        Assert.Equal(told, Filed(quarter));
    }

    /// <summary>Where it is said who entrusts the carrier (托运人), that end's contract is asked for and no other.</summary>
    [Theory]
    [InlineData("works", null, "plan_missing")]
    [InlineData("works", "mover", "plan_missing")]
    [InlineData("works", "receiver", "carrier_contract_missing plan_missing")]
    [InlineData("plant", "receiver", "plan_missing")]
    [InlineData("plant", "mover", "carrier_contract_missing plan_missing")]
    [InlineData("plant", "carrier", "consignor_unknown /consignor")]
    public void The_consignor_that_is_named_has_the_contract(string keeper, string? consignor, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new RegisterContract(Guid.Empty, Now, Of("works"), "HT-1", "transport", [Of("next-carrier")], ["*"], new(2025, 1, 1), new(2025, 12, 31)));
        quarter.Say(new RegisterContract(Guid.Empty, Now, Of(keeper), "HT-2", "transport", [Carrier], ["*"], new(2025, 1, 1), new(2025, 12, 31)));
        Assert.Equal(told, Filed(quarter, File() with { Consignor = consignor }));
    }

    [Theory]
    [InlineData("9", null, "plan_missing")]
    [InlineData("6.2", "3291", "plan_missing")]
    [InlineData("0", null, "goods_malformed /items/0/goods/class")]
    [InlineData("6.7", null, "goods_malformed /items/0/goods/class")]
    [InlineData("class 9", null, "goods_malformed /items/0/goods/class")]
    [InlineData("9", "UN3291", "goods_malformed /items/0/goods/number")]
    [InlineData("9", "329", "goods_malformed /items/0/goods/number")]
    public void Dangerous_goods_have_a_class_and_a_number(string @class, string? number, string told)
    {
        var act = File();
        Assert.Equal(told, Filed(new(), act with { Items = [act.Items[0] with { Goods = new(@class, number) }] }));
    }

    /// <summary>It was closed in February only: a load that left then is noted, whatever its status is now.</summary>
    [Theory]
    [InlineData("2025-02-15", "plan_missing site_closed")]
    [InlineData("2025-03-05", "plan_missing")]
    public void A_status_of_then_counts_for_a_load_of_then(string day, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new ChangeSite(Guid.Empty, Now, Plant, new(2025, 2, 1), Status: "closed"));
        quarter.Say(new ChangeSite(Guid.Empty, Now, Plant, new(2025, 3, 1), Status: "active"));
        Assert.Equal(told, Filed(quarter, File() with { Departure = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value }));
    }

    /// <summary>The plant's permit runs to the end of 2025; its next term is registered in good time under the same number.</summary>
    [Theory]
    [InlineData("2025-12-31", "plan_missing")]
    [InlineData("2026-01-01", "plan_missing")]
    [InlineData("2030-12-31", "departure_too_far_ahead /departure")]
    public void A_permit_that_is_renewed_in_good_time_covers_both_its_terms(string day, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new GrantPermit(Guid.Empty, Now, Permit, Plant, ["HW08"], ["D10", "R9"], new(2026, 1, 1), new(2030, 12, 31)));
        Assert.Equal(told, Filed(quarter, File() with { Departure = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value }));
    }

    static string Filed(Quarter quarter, FileManifest? act = null)
    {
        var told = Told(Filing.Judge(act ?? File(), quarter.Register, Officer(null), Now));
        return told.Contains('/', StringComparison.Ordinal) ? told : string.Join(' ', told.Split(' ').Order(StringComparer.Ordinal));
    }
}
