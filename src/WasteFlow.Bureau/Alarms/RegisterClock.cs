using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What the register says runs out: permits, whose renewal is asked for beforehand, and the licences of vehicles.</summary>
internal static class RegisterClock
{
    private const string Renewal = "permit-renewal";

    /// <summary>Changes of sites whose day has not come.</summary>
    private const string Waiting = "changes-waiting";

    /// <summary>Likewise those of enterprises.</summary>
    private const string Moving = "seats-waiting";

    public static void Apply(Scene scene)
    {
        foreach (var change in Ahead.Due(Waiting, scene.Line.Act == "change-site" ? scene.Line.As<ChangeSite>() : null, static c => c.From, scene.Line, scene.Documents))
        {
            Change(change, scene);
        }

        foreach (var moved in Ahead.Due(Moving, scene.Line.Act == "change-enterprise" ? scene.Line.As<ChangeEnterprise>() : null, static c => c.From, scene.Line, scene.Documents))
        {
            Move(moved, scene);
        }

        switch (scene.Line.Act)
        {
            case "register-site":
                var site = scene.Line.As<RegisterSite>();
                scene.Documents.Put(
                    Scene.SiteKey(site.Site),
                    new WatchedSite(
                        site.Enterprise, site.Division, site.Supervisor, PartyKinds.Find(site.Kind)?.Group, site.Tags,
                        scene.Site(site.Site)?.Since ?? Waste.Calendar.DayOf(scene.Line.RecordedAt)));
                FillSites.Say(site.Site, site.Facility, Waste.Calendar.DayOf(site.HappenedAt), scene);
                break;
            case "register-enterprise":
                var enterprise = scene.Line.As<RegisterEnterprise>();
                scene.Documents.Put($"seat/{enterprise.Enterprise}", new Seat(enterprise.Division));
                break;
            case "register-vehicle":
                Licence(scene.Line.As<RegisterVehicle>(), scene);
                break;
            case "grant-permit":
                Permit(scene.Line.As<GrantPermit>(), scene);
                break;
        }
    }

    /// <summary>What is still open goes with a site to the bureau that answers for it now; what is at an end stays where it was dealt with.</summary>
    private static void Change(ChangeSite change, Scene scene)
    {
        var before = scene.Site(change.Site)!;
        var after = before with { Division = change.Division ?? before.Division, Supervisor = change.Supervisor ?? before.Supervisor, Tags = change.Tags ?? before.Tags };
        scene.Documents.Put(Scene.SiteKey(change.Site), after);
        FillSites.Say(change.Site, change.Facility, change.From, scene);
        if (after.Supervisor == before.Supervisor)
        {
            return;
        }

        foreach (var watch in scene.Watches.NotEnded(before.Supervisor).ToArray())
        {
            SiteId[] on = [.. new[] { watch.Site, watch.Origin, watch.Manifest is { } number ? scene.Manifest(number)?.Receiver : null }.OfType<SiteId>()];
            if (on.Contains(change.Site))
            {
                var left = on.Any(s => scene.Site(s)?.Supervisor == before.Supervisor) ? watch.Regions : watch.Regions.Where(r => r != before.Supervisor);
                scene.Watches.Move(watch, [.. left.Append(after.Supervisor).Distinct(StringComparer.Ordinal)]);
            }
        }
    }

    private static void Move(ChangeEnterprise moved, Scene scene)
    {
        if (moved.Division is { } division)
        {
            scene.Documents.Put($"seat/{moved.Enterprise}", new Seat(division));
        }
    }

    /// <summary>A permit that runs longer, for as many codes and methods, ends the watches of those before it at the site; one that is outlasted is not watched.</summary>
    private static void Permit(GrantPermit permit, Scene scene)
    {
        var key = $"permits/{permit.Site}";
        var known = scene.Documents.Get<Permits>(key)?.Known ?? [];
        var term = new PermitTerm(permit.Permit, permit.Until, permit.Codes, permit.Methods, permit.Except ?? []);
        var before = known.Where(p => p.Permit == permit.Permit || (p.Until < permit.Until && term.Covers(p))).ToArray();
        scene.End(before.SelectMany(static p => new[] { Subject.Id("permit-renewal-due", Term(p.Permit, p.Until)), Subject.Id("permit-expired", Term(p.Permit, p.Until)) }));
        var others = known.Except(before).ToArray();
        scene.Documents.Put(key, new Permits([.. others, term]));
        if (others.Any(o => o.Until >= permit.Until && o.Covers(term)))
        {
            return;
        }

        var thing = new WatchedThing(permit.Site);
        var until = Calendar.StartOf(permit.Until);
        var subject = Term(permit.Permit, permit.Until);
        if (scene.Site(permit.Site) is { } site && scene.Law.On(permit.Until).Rule(Renewal, site.Division) is { } rule && Deadlines.Of(rule, until, scene.Law) is { } due)
        {
            scene.Await("permit-renewal-due", subject, due, Renewal, thing);
        }

        scene.Await("permit-expired", subject, new(Calendar.StartOf(permit.Until.PlusDays(1)), true), null, thing);
    }

    private static void Licence(RegisterVehicle vehicle, Scene scene)
    {
        var key = Subject.Id("licence", vehicle.Plate);
        if (scene.Documents.Get<Licence>(key) is { } before)
        {
            scene.Watches.End(before.Watching, scene.Line);
            scene.Documents.Remove(key);
        }

        if (vehicle.LicenceUntil is { } until)
        {
            var id = scene.Await(
                "licence-expired", Term(vehicle.Plate, until), new(Calendar.StartOf(until.PlusDays(1)), true), null,
                new(Party: vehicle.Carrier, Division: scene.Documents.Get<Seat>($"seat/{vehicle.Carrier}")?.Division));
            scene.Documents.Put(key, new Licence(id));
        }
    }

    /// <summary>A term is its name and its last day: renewed under the same name it is another.</summary>
    private static string Term(string name, LocalDate until) => $"{name}@{LocalDatePattern.Iso.Format(until)}";
}

/// <summary>The licence of a vehicle that is watched.</summary>
public sealed record Licence(string Watching);

/// <summary>Where an enterprise has its seat.</summary>
public sealed record Seat(string Division);

/// <summary>The permits of a site that no later one outlasts.</summary>
public sealed record Permits(IReadOnlyList<PermitTerm> Known);

public sealed record PermitTerm(string Permit, LocalDate Until, IReadOnlyList<string> Codes, IReadOnlyList<string> Methods, IReadOnlyList<string> Except)
{
    /// <summary>Whether it permits all that another does.</summary>
    public bool Covers(PermitTerm other) =>
        other.Codes.All(code => Codes.Any(pattern => pattern == code || WasteCodes.Covers(pattern, new(code))))
        && !other.Methods.Except(Methods, StringComparer.Ordinal).Any()
        && Except.All(e => other.Except.Contains(e, StringComparer.Ordinal));
}
