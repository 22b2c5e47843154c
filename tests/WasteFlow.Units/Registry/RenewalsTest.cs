using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;
using static WasteFlow.Units.Registry.RegisterRulesTest;

namespace WasteFlow.Units.Registry;

/// <summary>What is said again under a number holds from its first day; what was said before holds up to the day before that.</summary>
public class RenewalsTest
{
    static readonly Instant Now = Instant.FromUtc(2025, 3, 1, 0, 0);
    static readonly EnterpriseId Works = new("works");
    static readonly RegisterSite Yard = new(Guid.NewGuid(), Now, new("yard"), Works, "Yard", "410104", "410104", "hazardous-plant", []);

    /// <summary>Words are first and last days; the answer is what holds of them, in their order.</summary>
    [Theory]
    [InlineData("2021-01-01:2025-12-31", "2021-01-01:2025-12-31")]
    [InlineData("2021-01-01:2025-12-31 2026-01-01:2030-12-31", "2021-01-01:2025-12-31 2026-01-01:2030-12-31")]
    [InlineData("2021-01-01:2025-12-31 2025-11-01:2030-10-31", "2021-01-01:2025-10-31 2025-11-01:2030-10-31")]
    [InlineData("2021-01-01:2025-12-31 2021-01-01:2025-06-30", "2021-01-01:2025-06-30")]
    [InlineData("2021-01-01:2025-12-31 2020-06-01:2025-05-31", "2020-06-01:2025-05-31")]
    [InlineData("2021-01-01:2025-12-31 2026-01-01:2030-12-31 2021-01-01:2025-06-30", "2026-01-01:2030-12-31 2021-01-01:2025-06-30")]
    [InlineData("2021-01-01:2025-12-31 2026-01-01:2030-12-31 2026-01-01:2026-01-31", "2021-01-01:2025-12-31 2026-01-01:2026-01-31")]
    public void A_renewal_that_is_said_early_takes_nothing_from_the_term_that_still_runs(string said, string holds)
    {
        string Terms<T>(Func<LocalDate, LocalDate, T> paper, Func<Register, IEnumerable<T>> of, Func<T, (LocalDate, LocalDate)> term) where T : IAct
        {
            IAct[] words = [.. said.Split(' ').Select(static w => w.Split(':')).Select(w => (IAct)paper(Day(w[0]), Day(w[1])))];
            return string.Join(' ', of(Knowing([Yard, .. words])).Select(term).Select(static t => FormattableString.Invariant($"{t.Item1:uuuu-MM-dd}:{t.Item2:uuuu-MM-dd}")));
        }

        Assert.Equal(holds, Terms(
            static (from, until) => new GrantPermit(Guid.NewGuid(), Now, "P-1", Yard.Site, ["HW08"], ["R9"], from, until), static r => r.PermitsOf(Yard.Site), static p => (p.From, p.Until)));
        Assert.Equal(holds, Terms(
            static (from, until) => new RegisterLicence(Guid.NewGuid(), Now, Works, "ZG-1", "driver", from, until, "li"), static r => r.LicencesOf(Works), static p => (p.From, p.Until)));
        Assert.Equal(holds, Terms(
            static (from, until) => new RegisterInsurance(Guid.NewGuid(), Now, Works, "BX-1", "pollution-liability", "PICC", from, until), static r => r.InsurancesOf(Works), static p => (p.From, p.Until)));
        Assert.Equal(holds, Terms(
            static (from, until) => new RegisterContract(Guid.NewGuid(), Now, Works, "HT-1", "disposal", [new("plant")], ["HW08"], from, until), static r => r.ContractsOf(Works), static p => (p.From, p.Until)));
    }

    /// <summary>Evaluations are day, status and last day; they are asked for on 15 March.</summary>
    [Theory]
    [InlineData("2025-03-01 compliant", "compliant")]
    [InlineData("2025-03-01 compliant,2025-02-01 non-compliant", "compliant")]
    [InlineData("2025-03-01 compliant,2025-04-01 non-compliant", "compliant")]
    [InlineData("2025-03-01 compliant,2025-03-10 non-compliant", "non-compliant")]
    [InlineData("2025-03-01 compliant,2025-03-01 rectifying", "rectifying")]
    [InlineData("2025-02-01 compliant,2025-03-01 rectifying 2025-03-14", "")]
    public void Evaluations_follow_one_another_by_their_days(string said, string holds)
    {
        IAct[] words = [.. said.Split(',').Select(static w => w.Split(' ')).Select(static w => (IAct)new RecordEvaluation(
            Guid.NewGuid(), Now, Yard.Site, "compliance", w[1], Day(w[0]), "管城分局", w.Length > 2 ? Day(w[2]) : null))];
        Assert.Equal(holds, Knowing([Yard, .. words]).Evaluation(Yard.Site, "compliance", new(2025, 3, 15))?.Status ?? "");
    }

    [Fact]
    public void An_old_evaluation_that_is_entered_late_is_no_end_to_be_watched()
    {
        static RecordEvaluation Word(LocalDate day, LocalDate? until) => new(Guid.NewGuid(), Now, Yard.Site, "compliance", "compliant", day, "管城分局", until);
        Assert.Equal(
            [new(2026, 2, 28)],
            Knowing(Yard, Word(new(2025, 3, 1), new(2026, 2, 28)), Word(new(2024, 3, 1), new(2025, 2, 28))).Expiries().Select(static e => e.Until));
    }

    static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
