using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using WasteFlow.Browser;
using WasteFlow.Client;
using WasteFlow.Commands;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Simulator;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Play;
using WasteFlow.Waste;

[assembly: AssemblyFixture(typeof(PlayedHouse))]

namespace WasteFlow.Browser;

/// <summary>A real house, every room in it, in which the city played for a day; and a Chromium to look at it.</summary>
public sealed class PlayedHouse : IAsyncLifetime
{
    public const string Password = "a-long-enough-word";
    public const string IssuedDocument = "管城无废办〔2025〕1号";
    private const int Seed = 1;
    private const int Days = 1;

    private readonly string data = Directory.CreateTempSubdirectory("wasteflow-browser-").FullName;
    private House? house;
    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public Uri Address => house!.Addresses[0];

    /// <summary>A manifest that went its whole way, of a producer whose clerk may sign in.</summary>
    public string Manifest { get; private set; } = "";

    /// <summary>The site that this manifest's waste came from.</summary>
    public string Producer { get; private set; } = "";

    /// <summary>The code of a load that was on its way when the day ended.</summary>
    public string Found { get; private set; } = "";

    /// <summary>The id of what is due of that load.</summary>
    public string Pending { get; private set; } = "";

    /// <summary>The id of an alarm that nobody closes.</summary>
    public string Open { get; private set; } = "";

    /// <summary>A load in which the gate found soil, and how much of a thousand parts; <c>prefecture</c> is an officer where it came from.</summary>
    public (string Manifest, int PerMille) Soiled { get; private set; }

    /// <summary>The id of the alarm of a fill site that is full.</summary>
    public string Full { get; private set; } = "";

    /// <summary>A closed manifest that this clerk's party is not on.</summary>
    public string OthersManifest { get; private set; } = "";

    /// <summary>The table that was issued.</summary>
    public Report Issued { get; private set; } = null!;

    /// <summary>A manifest of medical waste in a labelled container, which <c>labeller</c> filed.</summary>
    public string LabelledManifest { get; private set; } = "";

    /// <summary>The credit code of <c>clerk</c>'s unit, which has two sites.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>The waste-to-energy plant.</summary>
    public SiteId Burner { get; private set; }

    /// <summary>The label of that container.</summary>
    public string Label { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        house = await House.Start(
            new HouseOptions { Data = data, Urls = "http://127.0.0.1:0", SimulatedClock = true }, WasteFlow.Commands.Rooms.All(), limit.Token);
        await Play(limit.Token);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = PaperPdf.Browser() ?? throw new InvalidOperationException(PaperPdf.Missing), ChromiumSandbox = false });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (house is not null) await house.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A fresh browser profile, nobody signed in.</summary>
    public Task<IBrowserContext> Visitor(int width = 1440) => Browser.NewContextAsync(new()
    {
        BaseURL = Address.ToString(),
        ViewportSize = new() { Width = width, Height = 900 },
        Locale = "zh-CN",
    });

    /// <summary>A page of somebody who has signed in.</summary>
    public async Task<IPage> SignedIn(string person, int width = 1440, string language = "zh")
    {
        var page = await (await Visitor(width)).NewPageAsync();
        page.SetDefaultTimeout(20_000);
        await page.GotoAsync($"/portal/sign-in?lang={language}");
        await page.FillAsync("#person", person);
        await page.FillAsync("#password", Password);
        await page.ClickAsync(".wf-sign-in-form button");
        await Assertions.Expect(page.Locator(".wf-who")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return page;
    }

    /// <summary>Waits until a page stands at an address and is loaded. It looks at the page: on a busy machine the event of its load may be over before anybody waits for it.</summary>
    /// <param name="address">All of it, with <c>*</c> for any letters.</param>
    public static Task Arrived(IPage page, string address) => page.WaitForFunctionAsync(
        "address => document.readyState === 'complete' && new RegExp(address).test(location.href)",
        "^" + Regex.Escape(address).Replace("\\*", ".*", StringComparison.Ordinal) + "$");

    private async Task Play(CancellationToken cancel)
    {
        using var http = new HttpClient();
        var rooms = new Client.RoomAddresses(house!.Inside);
        var administrator = new WasteFlowClient(http, rooms);
        var code = house.Services.GetRequiredService<FirstCode>().Code!;
        Went(await administrator.BecomeFirstAdministrator(new(code, "first", "管理员", Password), cancel));
        Went(await administrator.SignIn("first", Password, cancel));
        var town = new Town(Seed);
        var doors = new HttpDoors(http, rooms, administrator);
        using var log = new ActLog(null);
        var simulation = new Simulation(new Script(Seed, new LocalDate(2025, 3, 3), Days), town, doors, log, null, cancel);
        await simulation.Run();

        administrator.Line = doors.Line;
        Went(await administrator.Enrol(new("officer", "李卫国", null, [Roles.Officer], "410100", Password: Password), cancel));
        Went(await administrator.Enrol(new("planner", "赵敏", null, [Roles.Planner], "410100", Password: Password), cancel));
        var closed = (await administrator.Manifests("closed", take: 400, cancel: cancel)).Value!;
        var (manifest, owner) = (from row in closed
                                 from place in town.Places
                                 where place.Id == row.Mover && !place.Owner.InPilot
                                 select (row, place.Owner.Id)).First();
        (Manifest, Producer) = (manifest.Number.Text, manifest.Mover.Text);
        var due = (await administrator.Alarms(state: "pending", asOf: simulation.Now, take: 1000, cancel: cancel)).Value!.Alarms
            .First(static a => a is { Manifest: not null, Code: not null, Origin: not null });
        (Found, Pending) = (due.Code!.Value.Text, due.Id);
        Open = (await administrator.Alarms(asOf: simulation.Now, take: 1000, cancel: cancel)).Value!.Alarms[^1].Id;
        Full = (await administrator.Alarms(kind: "fill-site-full", asOf: simulation.Now, cancel: cancel)).Value!.Alarms[0].Id;
        Soiled = await SoilIn(administrator, closed, cancel);
        Went(await administrator.Enrol(new("prefecture", "刘洋", null, [Roles.Officer], $"{Soiled.Manifest[..4]}00", Password: Password), cancel));
        OthersManifest = closed.First(m => town.Places.Single(p => p.Id == m.Mover).Owner.Id != owner
            && town.Places.Single(p => p.Id == m.Receiver).Owner.Id != owner && m.Carrier != owner).Number.Text;
        await IssueTable(new(http, rooms), doors.Line, cancel);
        Went(await administrator.Enrol(new("clerk", "王敏", owner, [Roles.Clerk], Password: Password), cancel));
        var like = closed.First(m => m.Stream == "medical" && !town.Places.Single(p => p.Id == m.Mover).Owner.InPilot);
        Went(await administrator.Enrol(
            new("labeller", "陈静", town.Places.Single(p => p.Id == like.Mover).Owner.Id, [Roles.Clerk], Password: Password), cancel));
        var labeller = new WasteFlowClient(http, rooms) { Line = administrator.Line, Clock = simulation.Now };
        Went(await labeller.SignIn("labeller", Password, cancel));
        await Labelled(labeller, (await labeller.Manifest(like.Number, cancel)).Value!, simulation.Now, cancel);
        var first = (await administrator.Sites(owner, cancel: cancel)).Value![0];
        Went(await administrator.RegisterSite(first with { ActId = Guid.NewGuid(), Site = new($"{first.Site}-yard"), Name = first.Name + "二号堆场" }, cancel));
        Unit = owner.Text;
        Burner = town.Places.First(static p => p.Row.Kind == "incineration-plant").Id;
    }

    /// <summary>Files once more what the manifest said, of its first item alone and in a container with a label of ours.</summary>
    private async Task Labelled(WasteFlowClient mover, ManifestView like, Instant now, CancellationToken cancel)
    {
        var item = like.Items[0];
        var made = await mover.MakeLabels("producers", new(Guid.NewGuid(), now, like.Mover, item.Code, now.InUtc().Date, 2), cancel);
        Went(made);
        Label = (await mover.Labels("producers", made.Value!.Line, cancel)).Value!.Labels[1].Label;
        var filed = await mover.FileManifest(
            new(Guid.NewGuid(), now, like.Mover, like.Carrier, like.Receiver, like.Stream,
                [new(item.Code, item.DeclaredAs, item.Method, Containers: [Label])], like.Vehicle, now.InZone(Calendar.Zone).Date), cancel);
        Went(filed);
        LabelledManifest = filed.Value!.Manifest!.Value.Text;
    }

    private static async Task<(string Manifest, int PerMille)> SoilIn(WasteFlowClient officer, IReadOnlyList<ManifestRow> closed, CancellationToken cancel)
    {
        foreach (var row in closed.Where(static m => m.Stream == "agricultural"))
        {
            if ((await officer.Manifest(row.Number, cancel)).Value!.Items[0].ReceivedAs?.ImpurityPerMille is { } soil)
            {
                return (row.Number.Text, soil);
            }
        }

        throw new InvalidOperationException("no gate found soil in what it took in");
    }

    /// <summary>Guancheng's planner issues the table of the played month.</summary>
    private async Task IssueTable(WasteFlowClient planner, long line, CancellationToken cancel)
    {
        planner.Clock = Instant.FromUtc(2025, 3, 4, 8, 0);
        Went(await planner.SignIn("planner", Password, cancel));
        planner.Line = line;
        var table = await planner.Report("guancheng", new(2025, 3, 3), cancel: cancel);
        Went(table);
        Went(await planner.IssueReport(
            new(Guid.CreateVersion7(), planner.Clock.Value, "guancheng", new(2025, 3, 3), ReportKind.Annex, ReportStages.Final, table.Value!.Line, table.Value.Checksum!, IssuedDocument), cancel));
        Issued = table.Value;

        // An official figure that comes after the final restates its row.
        Went(await planner.EnterIndicatorValue(
            new(Guid.CreateVersion7(), planner.Clock.Value, "msw-collected", "410104", 2025, "official", "1.25", null, "城市管理局", "环卫统计月报", Period: new(2025, 3, 3)), cancel));
    }

    private static void Went<T>(Outcome<T> outcome) where T : class => Assert.True(outcome.Went, outcome.Refusal?.En);
}
