using Microsoft.AspNetCore.Routing;
using NodaTime;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Reading;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>Where waste went, or came from: of a manifest, a lot, a treatment, or of a site's days. Asked for nothing, it asks.</summary>
public static class TraceDoor
{
    public const string Address = $"{PortalRoom.Root}/trace";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = visit.Asked();
        var back = visit.Query("back") == "1";
        var through = visit.Query("through") == "1";
        var atLine = asked.Number("atLine");
        var days = (From: asked.Day("from"), To: asked.Day("to"));
        var (manifest, lot) = (asked.Id<ManifestNumber>("manifest"), asked.Id<LotId>("lot"));
        var (producer, disposer, line) = (asked.Id<SiteId>("producer"), asked.Id<SiteId>("disposer"), asked.Number("line"));
        if (asked.Objection is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        visit.Search = manifest?.Text ?? lot?.ToString() ?? "";
        var client = visit.Client;
        Task<Outcome<Trace>>? answering =
            lot is { } ofLot ? client.Trace(ofLot, back, through, atLine, visit.Cancel)
            : manifest is { } ofManifest ? client.Trace(ofManifest, back, through, atLine, visit.Cancel)
            : line is { } ofLine ? client.TraceTreatment(ofLine, through, atLine, visit.Cancel)
            : producer is { } made ? client.TraceProducer(made, days.From, days.To, through, atLine, visit.Cancel)
            : disposer is { } treated ? client.TraceDisposer(treated, days.From, days.To, through, atLine, visit.Cancel)
            : null;
        if (answering is null)
        {
            return Page.Of<TraceAskPage>();
        }

        var answer = await answering;
        if (answer.Value is not { } trace)
        {
            return Page.Problem(answer);
        }

        visit.Line = trace.Line;
        await visit.Names.Load(
            trace.Nodes.Select(static n => n.Holder).Concat(trace.Roots.Select(static r => r.Producer))
                .Concat(trace.Outcomes.Select(static o => o.Holder)).Concat(trace.Open.Select(static o => o.Holder)).Append(producer ?? disposer),
            [], visit.Cancel);
        var name = (producer ?? disposer) is { } site ? $"{visit.Names.Of(site)} {Days(days, visit.Language)}"
            : line is { } number ? visit.Language.Say($"第 {number} 行利用处置", $"Treatment of line {number}")
            : trace.Of;
        return Page.Of<TracePage>(("Trace", trace), ("Name", name), ("Manifest", lot is null ? manifest : null), ("TwoWays", lot is not null || manifest is not null), ("Through", through));
    }

    private static string Days((LocalDate? From, LocalDate? To) days, Language language) => days switch
    {
        ({ } from, { } to) => from == to ? Figures.Day(from) : language.Say($"{Figures.Day(from)} 至 {Figures.Day(to)}", $"{Figures.Day(from)} to {Figures.Day(to)}"),
        ({ } from, null) => language.Say($"{Figures.Day(from)} 起", $"from {Figures.Day(from)}"),
        (null, { } to) => language.Say($"至 {Figures.Day(to)}", $"to {Figures.Day(to)}"),
        _ => "",
    };
}
