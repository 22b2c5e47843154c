using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Client;

/// <summary>Signing in, enrolling, and the doors that answer questions.</summary>
public sealed partial class WasteFlowClient
{
    public Task<Outcome<Session>> SignIn(string person, string password, CancellationToken cancel = default) =>
        SignIn(new SignIn(person, password), cancel);

    public Task<Outcome<Session>> SignInWithKey(string apiKey, CancellationToken cancel = default) =>
        SignIn(new SignIn(ApiKey: apiKey), cancel);

    public Task<Outcome<Enrolled>> BecomeFirstAdministrator(FirstAdministrator who, CancellationToken cancel = default) =>
        Post<FirstAdministrator, Enrolled>("registry/first-administrator", who, cancel);

    public Task<Outcome<Enrolled>> Enrol(EnrolPerson person, CancellationToken cancel = default) =>
        Post<EnrolPerson, Enrolled>("registry/enrol-person", person, cancel);

    public Task<Outcome<LedgerHead>> Head(CancellationToken cancel = default) => Get<LedgerHead>("ledger/head", cancel);

    public Task<Outcome<ManifestView>> Manifest(ManifestNumber number, CancellationToken cancel = default) =>
        Get<ManifestView>($"ledger/manifests/{number}", cancel);

    /// <summary>What stands at a site, or with a carrier.</summary>
    /// <param name="place">Storage, transit or discrepancy.</param>
    public Task<Outcome<IReadOnlyList<LotGrams>>> Lots(SiteId site, string place = Places.Storage, CancellationToken cancel = default) =>
        Get<IReadOnlyList<LotGrams>>($"ledger/lots?site={site}&place={place}", cancel);

    /// <summary>What corrections left and nobody has settled, of a manifest or of all that the reader has a part in.</summary>
    public Task<Outcome<IReadOnlyList<OpenDifference>>> Differences(ManifestNumber? manifest = null, CancellationToken cancel = default) =>
        Get<IReadOnlyList<OpenDifference>>(Query("ledger/differences", ("manifest", manifest?.Text)), cancel);

    /// <summary>Where a manifest's waste went, or with <paramref name="back"/> where it came from.</summary>
    public Task<Outcome<Trace>> Trace(
        ManifestNumber manifest, bool back = false, bool throughTreatment = false, long? atLine = null, CancellationToken cancel = default) =>
        Get<Trace>($"ledger/trace?manifest={manifest}{TraceOptions(back, throughTreatment, atLine)}", cancel);

    /// <summary>The same for a lot.</summary>
    public Task<Outcome<Trace>> Trace(
        LotId lot, bool back = false, bool throughTreatment = false, long? atLine = null, CancellationToken cancel = default) =>
        Get<Trace>($"ledger/trace?lot={lot}{TraceOptions(back, throughTreatment, atLine)}", cancel);

    /// <summary>Where all went that came into being at a site from a day to a day; an open end is the ledger's own, and one of the two is given.</summary>
    public Task<Outcome<Trace>> TraceProducer(
        SiteId producer, LocalDate? from, LocalDate? to, bool throughTreatment = false, long? atLine = null, CancellationToken cancel = default) =>
        Get<Trace>($"ledger/trace?producer={producer}{Days(from, to)}{TraceOptions(false, throughTreatment, atLine)}", cancel);

    /// <summary>The same for all sites of a region.</summary>
    public Task<Outcome<Trace>> TraceRegion(
        string region, LocalDate? from, LocalDate? to, bool throughTreatment = false, long? atLine = null, CancellationToken cancel = default) =>
        Get<Trace>($"ledger/trace?region={region}{Days(from, to)}{TraceOptions(false, throughTreatment, atLine)}", cancel);

    /// <summary>Whose mass it was that a line treated; with <paramref name="throughTreatment"/>, that ended there and did not go on in residues.</summary>
    public Task<Outcome<Trace>> TraceTreatment(long line, bool throughTreatment = false, long? atLine = null, CancellationToken cancel = default) =>
        Get<Trace>($"ledger/trace?line={Number(line)}{TraceOptions(false, throughTreatment, atLine)}", cancel);

    /// <summary>The same for all that was treated at a site from a day to a day.</summary>
    public Task<Outcome<Trace>> TraceDisposer(
        SiteId disposer, LocalDate? from, LocalDate? to, bool throughTreatment = false, long? atLine = null, CancellationToken cancel = default) =>
        Get<Trace>($"ledger/trace?disposer={disposer}{Days(from, to)}{TraceOptions(false, throughTreatment, atLine)}", cancel);

    /// <summary>Only the figures of a lot's trace: where it ended, or with <paramref name="back"/> whose mass it is, and not the way between.</summary>
    public Task<Outcome<Trace>> Figures(
        LotId lot, bool back = false, bool throughTreatment = false, long? atLine = null, CancellationToken cancel = default) =>
        Get<Trace>($"ledger/trace?lot={lot}{TraceOptions(back, throughTreatment, atLine)}&figures=true", cancel);

    /// <summary>Manifests that the reader may see, the latest first.</summary>
    /// <param name="take">1 to 500.</param>
    public Task<Outcome<IReadOnlyList<ManifestRow>>> Manifests(
        string? state = null, SiteId? site = null, EnterpriseId? enterprise = null, int take = 100, CancellationToken cancel = default) =>
        Get<IReadOnlyList<ManifestRow>>(
            Query("bureau/manifests", ("state", state), ("site", site?.Text), ("enterprise", enterprise?.Text), ("take", Number(take))), cancel);

    /// <summary>The manifests that the reader may see and that have a number of the national system: none, one, or several where two were named alike.</summary>
    public Task<Outcome<IReadOnlyList<ManifestRow>>> ManifestsOf(string national, CancellationToken cancel = default) =>
        Get<IReadOnlyList<ManifestRow>>(Query("bureau/manifests", ("national", national)), cancel);

    /// <summary>What needs somebody now, the severest and longest due first, as of an instant or of now by the bureau's clock.</summary>
    /// <param name="state"><c>pending</c>, <c>open</c>, <c>escalated</c>, <c>ended</c> or <c>all</c>; null for what is open or escalated.</param>
    /// <param name="take">0 to 1000.</param>
    public Task<Outcome<AlarmList>> Alarms(
        string? region = null, string? stream = null, string? kind = null, string? owner = null, string? severity = null, string? state = null,
        Instant? asOf = null, int take = 100, CancellationToken cancel = default) =>
        Get<AlarmList>(
            Query("bureau/alarms", ("region", region), ("stream", stream), ("kind", kind), ("owner", owner), ("severity", severity), ("state", state),
                ("asOf", asOf is { } at ? InstantPattern.ExtendedIso.Format(at) : null), ("take", Number(take))), cancel);

    /// <summary>One alarm in whatever state it is, with its history; an empty list where there is none of this id that the reader may see.</summary>
    public Task<Outcome<AlarmList>> Alarm(string id, CancellationToken cancel = default) => Get<AlarmList>(Query("bureau/alarms", ("alarm", id)), cancel);

    /// <summary>What is due at a site, late or not, the next first.</summary>
    public Task<Outcome<AlarmList>> Deadlines(SiteId site, CancellationToken cancel = default) =>
        Get<AlarmList>($"bureau/deadlines?site={site}", cancel);

    /// <summary>What a site said that it generates, what it did, and which alarms follow.</summary>
    public Task<Outcome<ExpectedGeneration>> Generation(SiteId site, CancellationToken cancel = default) =>
        Get<ExpectedGeneration>($"bureau/generation?site={site}", cancel);

    /// <summary>The cases that the reader's bureau sees, the next due first.</summary>
    public Task<Outcome<IReadOnlyList<Case>>> Cases(CancellationToken cancel = default) => Get<IReadOnlyList<Case>>("bureau/cases", cancel);

    /// <summary>Who may have lost waste that was found in a division at a time.</summary>
    public Task<Outcome<Incident>> Incident(WasteCode code, string place, Instant? at = null, CancellationToken cancel = default) =>
        Get<Incident>(Query("bureau/incident", ("code", code.Text), ("place", place), ("at", at is { } when ? InstantPattern.ExtendedIso.Format(when) : null)), cancel);

    /// <summary>Inspections of a region and period with their pass rates; this year's where no days are given.</summary>
    public Task<Outcome<InspectionList>> Inspections(string? region = null, LocalDate? from = null, LocalDate? to = null, CancellationToken cancel = default) =>
        Get<InspectionList>(
            Query("bureau/inspections", ("region", region), ("from", from is { } f ? LocalDatePattern.Iso.Format(f) : null), ("to", to is { } t ? LocalDatePattern.Iso.Format(t) : null)), cancel);

    /// <summary>The books (台账、清单、报表) that can be asked for.</summary>
    public Task<Outcome<IReadOnlyList<BookName>>> Books(CancellationToken cancel = default) => Get<IReadOnlyList<BookName>>("bureau/books", cancel);

    /// <summary>One of them, of a site or else of a region.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <param name="min">Only units with that many tonnes and more.</param>
    public Task<Outcome<BookSheet>> Book(
        string book, string language, SiteId? site, string? region, LocalDate? from, LocalDate? to, int? min = null, CancellationToken cancel = default) =>
        Get<BookSheet>(BookDoor(book, null, language, site, region, from, to, min), cancel);

    /// <summary>The same as a file.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public Task<Outcome<MadeFile>> BookFile(
        string book, string format, string language, SiteId? site, string? region, LocalDate? from, LocalDate? to, int? min = null, CancellationToken cancel = default) =>
        GetFile(BookDoor(book, format, language, site, region, from, to, min), cancel);

    /// <summary>The allowances of a site: management plan, permits, approvals.</summary>
    public Task<Outcome<IReadOnlyList<AllowanceView>>> Allowances(SiteId site, CancellationToken cancel = default) =>
        Get<IReadOnlyList<AllowanceView>>($"bureau/allowances?site={site}", cancel);

    /// <summary>The room left in a fill site, or in all that are the reader's.</summary>
    public Task<Outcome<IReadOnlyList<FillSiteView>>> FillSites(SiteId? site = null, CancellationToken cancel = default) =>
        Get<IReadOnlyList<FillSiteView>>(Query("bureau/fill-sites", ("site", site?.Text)), cancel);

    public Task<Outcome<RegisterEnterprise>> Enterprise(EnterpriseId enterprise, CancellationToken cancel = default) =>
        Get<RegisterEnterprise>($"registry/enterprises/{enterprise}", cancel);

    public Task<Outcome<RegisterSite>> Site(SiteId site, CancellationToken cancel = default) =>
        Get<RegisterSite>($"registry/sites/{site}", cancel);

    public Task<Outcome<IReadOnlyList<RegisterSite>>> Sites(
        EnterpriseId? enterprise = null, string? division = null, CancellationToken cancel = default) =>
        Get<IReadOnlyList<RegisterSite>>(Query("registry/sites", ("enterprise", enterprise?.Text), ("division", division)), cancel);

    /// <summary>The labels that a line of <see cref="MakeLabels"/> made, in the room that made them.</summary>
    public Task<Outcome<LabelSheet>> Labels(string room, long line, CancellationToken cancel = default) => Get<LabelSheet>($"{room}/labels/{line}", cancel);

    /// <summary>The labels that were made together with this one; each room of holders knows those of all.</summary>
    public Task<Outcome<LabelSheet>> LabelsWith(string room, string label, CancellationToken cancel = default) =>
        Get<LabelSheet>($"{room}/labels/{Uri.EscapeDataString(label)}", cancel);

    private async Task<Outcome<Session>> SignIn(SignIn with, CancellationToken cancel)
    {
        Session = null;
        signsIn = true;
        try
        {
            var answer = await Post<SignIn, Session>("registry/sign-in", with, cancel);
            Session = answer.Value;
            return answer;
        }
        finally
        {
            signsIn = false;
        }
    }

    private static string BookDoor(string book, string? format, string language, SiteId? site, string? region, LocalDate? from, LocalDate? to, int? min) => Query(
        $"bureau/books/{Uri.EscapeDataString(book)}", ("site", site?.Text), ("region", site is null ? region : null), ("from", from is { } f ? LocalDatePattern.Iso.Format(f) : null),
        ("to", to is { } t ? LocalDatePattern.Iso.Format(t) : null), ("min", Number(min)), ("format", format), ("language", language));

    private static string Days(LocalDate? from, LocalDate? to) =>
        (from is { } first ? $"&from={LocalDatePattern.Iso.Format(first)}" : "") + (to is { } last ? $"&to={LocalDatePattern.Iso.Format(last)}" : "");

    private static string TraceOptions(bool back, bool throughTreatment, long? atLine) =>
        (back ? "&back=true" : "") + (throughTreatment ? "&throughTreatment=true" : "") + (atLine is { } line ? $"&atLine={Number(line)}" : "");

    private static string Query(string door, params (string Name, string? Value)[] fields)
    {
        var said = fields.Where(static f => f.Value is not null).Select(static f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}").ToList();
        return said.Count == 0 ? door : $"{door}?{string.Join('&', said)}";
    }

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
