using NodaTime.Text;
using WasteFlow.Contracts;

namespace WasteFlow.Units.Ledger;

/// <summary>Each year of a permit is an allowance account, so a permit does not run for ever.</summary>
public class TermTest
{
    [Theory]
    [InlineData("2025-01-01", "2025-01-01", "")]
    [InlineData("2025-01-01", "2055-01-01", "")]
    [InlineData("2025-01-01", "2055-01-02", "term_too_long /until")]
    [InlineData("2025-01-02", "2025-01-01", "period_reversed /until")]
    public async Task A_permit_runs_for_thirty_years_at_most(string from, string until, string told)
    {
        await using var table = await Table.Laid();
        var act = new GrantPermit(
            table.Id(), table.Now, "P-30", Table.Plant, ["HW08"], ["R9"], LocalDatePattern.Iso.Parse(from).Value, LocalDatePattern.Iso.Parse(until).Value, Table.Kg(1));
        if (told.Length == 0)
        {
            await table.Do(act);
            return;
        }

        var refused = await table.No(act);
        Assert.Equal(told, $"{refused.Code} {refused.Pointer}");
    }
}
