using NodaTime;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Frauds;
using WasteFlow.Simulator.Offices;
using WasteFlow.Simulator.Play;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator;

/// <summary>What to play.</summary>
/// <param name="From">The first ordinary day.</param>
/// <param name="Days">How many, 1 to 400.</param>
/// <param name="Frauds">With frauds and with the errors of honest people, for the bureau's alarms to be held against.</param>
/// <param name="Corrections">Whether people put right what they said, a few a day.</param>
public sealed record Script(int Seed, LocalDate From, int Days, bool Frauds = false, bool Corrections = false);

/// <summary>How far the play has come: so many of its parts, each about a day's work.</summary>
public sealed record Progress(string Scene, int Done, int Of, long Asked, long Refused);

/// <summary>
/// Plays the city: offices first, a few pilot days of Jian'an in December 2020 so that its plan's year has flows, then day after day.
/// The same script at the same doors asks the same acts, byte for byte.
/// </summary>
public sealed class Simulation
{
    /// <summary>Jian'an's pilot begins here, where the script begins later.</summary>
    public static readonly LocalDate PilotFrom = new(2020, 12, 21);

    private const string PilotPlan = "jianan";
    private const int PilotDays = 3;
    private const int SettlingDays = 2;
    private const int RegisteringParts = 4;

    /// <summary>The last day ends in the afternoon, so that whoever looks afterwards finds loads on the road.</summary>
    private const int LastHour = 15;

    private readonly Script script;
    private readonly Stage stage;
    private readonly DayPlan days;
    private readonly IProgress<Progress>? progress;

    public Simulation(Script script, Town town, IDoors doors, ActLog log, IProgress<Progress>? progress, CancellationToken cancel)
    {
        this.script = script;
        this.progress = progress;
        stage = new Stage(town, doors, Told, log, cancel, script.Frauds ? new Villain(script.Seed) : null, script.Corrections);
        days = new DayPlan(stage, script.Seed);
    }

    public Told Told { get; } = new();

    public long Asked => stage.Asked;

    public long Refused => stage.Refused;

    public Instant Now => stage.Now;

    /// <summary>Faults and frauds as they were committed; none in an honest city.</summary>
    public IReadOnlyList<Deed> Deeds => stage.Villain?.Deeds ?? [];

    /// <summary>A manifest of used oil that was collected on an ordinary day, to trace; null where none was.</summary>
    public ManifestNumber? Example => stage.Example;

    /// <summary>Answers the player did not expect; none in a house in order.</summary>
    public IReadOnlyList<string> Surprises => stage.Surprises;

    /// <summary>When the simulated clock begins.</summary>
    public Instant Begins => DayPlan.Moment(HasPilot ? PilotFrom.PlusDays(-1) : script.From.PlusDays(-1), 8, 0);

    // A pilot years before would leave stock that nobody meant to keep.
    private bool HasPilot => !script.Frauds && script.From > PilotFrom.PlusDays(PilotDays + SettlingDays);

    public async Task Run()
    {
        stage.MoveTo(Begins);
        var approvals = new Approvals(stage);
        Say("登记 / registering", 0);
        await new TablesAndPlans(stage).AdoptTables(new LocalDate(2020, 1, 1));
        await new TablesAndPlans(stage).AdoptPlans();
        await new Registrar(stage).Enter();
        await approvals.Permit();
        var papers = new Papers(stage);
        await papers.Sign(script.From.Year);
        await papers.Serve(script.From);
        await approvals.ApproveConstruction(stage.Now.InZone(Calendar.Zone).Date, pilot: true);
        if (HasPilot)
        {
            await Pilot(approvals);
        }

        await Prepare(approvals);
        for (var number = 0; number < script.Days; number++)
        {
            var day = script.From.PlusDays(number);
            Say($"{day:uuuu-MM-dd}", RegisteringParts + PilotDays + number);
            days.Write(day, number, DayKind.Ordinary);
            await Play(DayPlan.Moment(day, number == script.Days - 1 ? LastHour : 24, 0));
        }

        Say("完成 / done", RegisteringParts + PilotDays + script.Days);
    }

    private async Task Pilot(Approvals approvals)
    {
        await approvals.Plan(PilotFrom.Year, pilotOnly: true);
        await new Statistics(stage).EnterPilot(PilotFrom.Year, PilotDays);
        await new ReportedValues(stage, script.Seed).Report(PilotPlan);
        await days.Open(pilot: true, PilotFrom);
        for (var number = 0; number < PilotDays; number++)
        {
            Say($"{PilotFrom.PlusDays(number):uuuu-MM-dd} 建安试点 / pilot", RegisteringParts + number);
            days.Write(PilotFrom.PlusDays(number), number, number == 0 ? DayKind.PilotAll : DayKind.Pilot);
            await Play(DayPlan.Moment(PilotFrom.PlusDays(number), 24, 0));
        }

        await Play(DayPlan.Moment(PilotFrom.PlusDays(PilotDays + SettlingDays - 1), 24, 0));
    }

    private async Task Prepare(Approvals approvals)
    {
        stage.MoveTo(DayPlan.Moment(script.From, 0, 0));
        await approvals.Plan(script.From.Year, pilotOnly: false);
        await approvals.ApproveConstruction(script.From.PlusDays(-10), pilot: false);
        await Offices();
        await new SpotChecks(stage).Make();
        await days.Open(pilot: false, script.From);
        if (!HasPilot)
        {
            await days.Open(pilot: true, script.From);
        }
    }

    private async Task Offices()
    {
        await new Statistics(stage).Enter(script.From.Year, script.Days);
        var reported = new ReportedValues(stage, script.Seed);
        foreach (var plan in Plans.All.Where(static p => p.Plan != PilotPlan))
        {
            await reported.Report(plan.Plan);
            await reported.Assign(plan.Plan);
        }
    }

    private async Task Play(Instant until)
    {
        while (stage.Agenda.Next(until, out var at, out var what))
        {
            stage.Cancel.ThrowIfCancellationRequested();
            stage.MoveTo(at);
            await what();
        }
    }

    private void Say(string scene, int done) =>
        progress?.Report(new(scene, done, RegisteringParts + PilotDays + script.Days, stage.Asked, stage.Refused));
}
