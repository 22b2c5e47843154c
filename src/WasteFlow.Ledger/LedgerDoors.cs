using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Proof;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger;

/// <summary>The ledger's doors for readers: head, feed, manifests, lots, traces; and what proves them: checkpoints and public keys.</summary>
internal static class LedgerDoors
{
    private const int LinesMax = 10_000;
    private const int CheckpointsMax = 1_000;
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(10);

    public static void Map(IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapRead<LedgerHead>(room, "head", static (context, _) =>
            Task.FromResult<Read<LedgerHead>>(context.RequestServices.GetRequiredService<JournalTail>().Head));
        routes.MapGet("/ledger/lines", Lines).WithMetadata(new QueryMetadata("after", "max", "hash"));
        routes.MapRead<ManifestView>(room, "manifests/{no}", static (context, caller) => Audited(context, caller, Manifest));
        routes.MapRead<Trace>(room, "trace", Traced,
            "manifest", "lot", "producer", "region", "line", "disposer", "from", "to", "back", "throughTreatment", "atLine", "figures");
        routes.MapRead<IReadOnlyList<LotGrams>>(room, "lots", static (context, caller) => Audited(context, caller, Lots), "site", "place");
        routes.MapRead<IReadOnlyList<OpenDifference>>(room, "differences", static (context, caller) => Audited(context, caller, Open), "manifest");
        routes.MapRead<IReadOnlyList<SignedHead>>(room, "checkpoints", static (context, _) => Task.FromResult(Signed(context)), "after");
        routes.MapRead<PublicKeys>(room, "keys", static (context, _) =>
            Task.FromResult<Read<PublicKeys>>(PublicKeys.Of(context.RequestServices.GetRequiredService<LedgerKeys>())));
        routes.MapAsk<MakeCheckpoint, SignedHead>(room, "checkpoint", static async (context, _) =>
            await context.RequestServices.GetRequiredService<Checkpoints>().Make(
                context.RequestServices.GetRequiredService<JournalTail>().Head, context.RequestAborted));
    }

    /// <summary>The feed: canonical bytes as NDJSON, for folds in other processes and for auditors.</summary>
    private static async Task Lines(HttpContext context)
    {
        var asked = new Asked(context);
        var after = asked.Number("after") ?? 0;
        var max = (int)Math.Clamp(asked.Number("max") ?? 1000, 1, LinesMax);
        var hash = asked.Text("hash");
        if ((Doors.Unasked(context) ?? asked.Objection) is { } unfit)
        {
            await Problem.Answer(context, unfit);
            return;
        }

        var page = await context.RequestServices.GetRequiredService<ILineFeed>().Read(after, hash, max, context.RequestAborted);
        if (!page.SameHistory)
        {
            await Problem.Answer(context, Refused.With("fold_diverged", "", ("line", after.ToString(CultureInfo.InvariantCulture))));
            return;
        }

        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        foreach (var line in page.Lines)
        {
            await context.Response.Body.WriteAsync(line.Bytes, context.RequestAborted);
            await context.Response.Body.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
        }
    }

    private static Read<IReadOnlyList<SignedHead>> Signed(HttpContext context)
    {
        var query = new Asked(context);
        var after = query.Number("after");
        return query.Objection is { } unfit
            ? unfit
            : Read<IReadOnlyList<SignedHead>>.FromView(context.RequestServices.GetRequiredService<Checkpoints>().Read(after ?? -1, CheckpointsMax));
    }

    private static Read<ManifestView> Manifest(HttpContext context, Caller caller)
    {
        if (!ManifestNumber.TryRead((string?)context.Request.RouteValues["no"] ?? "", out var number))
        {
            return Refused.With("no_such_manifest", "", ("manifest", (string?)context.Request.RouteValues["no"] ?? ""));
        }

        var actId = ManifestNumbers.ActOf(number);
        var filed = actId is { } id ? context.RequestServices.GetRequiredService<RoomDatabase>().Filed(id) : null;
        return Reader(context).Read<Read<ManifestView>>(ChainFold.FoldName, (documents, line) =>
        {
            var now = filed ?? documents.Get<EnteredFor>(ChainFold.LeftOnKey(number))?.Manifest ?? number;
            if (documents.Get<TracedManifest>(ChainFold.Key(now)) is not { } manifest)
            {
                return actId is { } unfiled
                    ? Refused.With("provisional_not_filed", "", ("number", number.Text), ("actId", unfiled.ToString("D")))
                    : Refused.With("no_such_manifest", "", ("manifest", number.Text));
            }

            return Visibility.Sees(caller, manifest, documents)
                ? ManifestViews.Of(manifest, line, documents)
                : Refused.With("not_yours", "", ("reason", number.Text));
        });
    }

    private static async Task<Read<Trace>> Traced(HttpContext context, Caller caller)
    {
        var query = new Asked(context);
        var asked = new TraceQuestion(
            query.Id<ManifestNumber>("manifest"), query.Id<LotId>("lot"), query.Flag("back"), query.Flag("throughTreatment"), query.Number("atLine"),
            query.Flag("figures"), query.Id<SiteId>("producer"), query.Word("region", Divisions.All.Select(static d => d.Code)), query.Number("line"),
            query.Id<SiteId>("disposer"), query.Day("from"), query.Day("to"));
        if ((query.Objection ?? asked.Objection()) is { } unfit)
        {
            return unfit;
        }

        if (asked.AtLine is { } line && line <= context.RequestServices.GetRequiredService<JournalTail>().Head.Line)
        {
            await Reader(context).CatchUp(line, CatchUpWithin, context.RequestAborted);
        }

        return await Audited(context, caller, (_, _) => Traced(context, caller, asked));
    }

    private static Read<Trace> Traced(HttpContext context, Caller caller, TraceQuestion asked) =>
        Reader(context).ReadAside<Read<Trace>>(ChainFold.FoldName, (documents, line) =>
            Visibility.Objection(caller, asked, documents) is { } objection ? objection
            : Traces.Answer(asked, line, documents) switch
            {
                { View: { } trace } => Visibility.Of(caller, asked, trace, documents),
                var read => read,
            });

    /// <summary>What stands at a site or in a carrier's custody: what is stored there, or with <c>place</c> what is on the way or open.</summary>
    private static Read<IReadOnlyList<LotGrams>> Lots(HttpContext context, Caller caller)
    {
        var asked = new Asked(context);
        var site = asked.Needed<SiteId>("site");
        var place = asked.Word("place", [Places.Storage, Places.Transit, Places.Discrepancy]) ?? Places.Storage;
        if (asked.Objection is { } unfit)
        {
            return unfit;
        }

        return Reader(context).Read<Read<IReadOnlyList<LotGrams>>>(ChainFold.FoldName, (documents, line) =>
        {
            if (!Visibility.Owns(caller, site, documents))
            {
                return Refused.With("not_yours", "", ("reason", site.Text));
            }

            LotGrams[] lots = [.. documents.Scan<Held>(ChainFold.HeldKey(place, site))
                .Select(h => documents.Get<TracedLot>(ChainFold.Key(h.Value.Lot))!)
                .Where(l => Visibility.Sees(caller, l, documents))
                .Select(l => new LotGrams(
                    l.Born.Lot, l.Born.Code, l.Born.Stream, l.Born.Holder, l.Born.Place, l.LeftAt(long.MaxValue), l.Born.MoisturePerMille,
                    LotContainers.Of(l.Born.Lot, documents)))
                .OrderBy(static l => l.Lot)];
            return new Read<IReadOnlyList<LotGrams>>(lots, null);
        });
    }

    /// <summary>What corrections left and nobody has settled, as far as the reader has a part in it.</summary>
    private static Read<IReadOnlyList<OpenDifference>> Open(HttpContext context, Caller caller)
    {
        var asked = new Asked(context);
        var manifest = asked.Id<ManifestNumber>("manifest");
        return asked.Objection is { } unfit ? unfit
            : Reader(context).Read(ChainFold.FoldName, (documents, _) => Read<IReadOnlyList<OpenDifference>>.FromView(Differences.Of(manifest, caller, documents)));
    }

    private static FoldRunner Reader(HttpContext context) =>
        context.RequestServices.GetRequiredService<FoldRunners>().Of(LedgerRoom.RoomName);

    /// <summary>What an officer reads is written down first.</summary>
    private static async Task<Read<T>> Audited<T>(HttpContext context, Caller caller, Func<HttpContext, Caller, Read<T>> answer) where T : class
    {
        await context.RequestServices.GetRequiredService<ReadAudit>().Write(context, caller);
        return answer(context, caller);
    }
}
