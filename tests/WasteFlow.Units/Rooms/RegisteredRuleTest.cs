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

    static string Filed(Quarter quarter, FileManifest? act = null)
    {
        var told = Told(Filing.Judge(act ?? File(), quarter.Register, Officer(null), Now));
        return told.Contains('/', StringComparison.Ordinal) ? told : string.Join(' ', told.Split(' ').Order(StringComparer.Ordinal));
    }
}
