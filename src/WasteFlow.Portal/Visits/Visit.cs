using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Portal.Reading;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Visits;

/// <summary>One person's look at one page: who, in which language, with which client.</summary>
public sealed class Visit(HttpContext context, Language language, Session? session, Func<WasteFlowClient> client, Func<string> antiforgery, Action forget)
{
    public Language Language { get; } = language;

    /// <summary>Null before signing in.</summary>
    public Session? Session { get; } = session;

    public WasteFlowClient Client { get; } = client();

    public Names Names { get; } = new(client);

    public CancellationToken Cancel => context.RequestAborted;

    /// <summary>The ledger line that the page is true at; its foot says it.</summary>
    public long? Line { get; set; }

    /// <summary>The hash of that line, where the page knows it.</summary>
    public string? Hash { get; set; }

    /// <summary>What stands in the search field.</summary>
    public string Search { get; set; } = "";

    public string Path => context.Request.Path;

    /// <summary>A field that proves a form to be ours; made where a page has a form.</summary>
    public string Antiforgery => antiforgery();

    /// <summary>Forgets who was signed in: the rooms no longer believe the token.</summary>
    public void Forget() => forget();

    /// <summary>Path and query, as a way back here.</summary>
    public string Here => Path + context.Request.QueryString;

    /// <summary>This page in another language.</summary>
    public string In(Language other) => With("lang", other.Code);

    /// <summary>This page with one field of its query set, or left out.</summary>
    public string With(string field, string? value)
    {
        var fields = context.Request.Query.Where(q => q.Key != field && q.Key != "lang").Select(static q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return QueryHelpers.AddQueryString(Path, value is null ? fields : fields.Append(new(field, value)));
    }

    /// <summary>A field of the query, without blanks around it; null where it is not there or empty.</summary>
    public string? Query(string field) => context.Request.Query[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The address's fields, read strictly.</summary>
    public Asked Asked() => new(context);

    public bool Is(string role) => Session?.Roles.Contains(role, StringComparer.Ordinal) == true;

    /// <summary>Reads figures of a region, as reports and balances are.</summary>
    public bool SeesRegion => Is(Roles.Officer) || Is(Roles.Planner) || Is(Roles.Administrator);

    /// <summary>Answers for a region's plan.</summary>
    public bool Plans => Is(Roles.Planner) || Is(Roles.Administrator);

    /// <summary>Enters what was filed elsewhere.</summary>
    public bool Enters => Is(Roles.Clerk) || Is(Roles.Officer) || Is(Roles.Administrator);

    /// <summary>Closes alarms.</summary>
    public bool Oversees => Is(Roles.Officer);

    /// <summary>Declares what its unit generates.</summary>
    public bool Declares => Is(Roles.Clerk);

    /// <summary>Asks whose waste was found.</summary>
    public bool Investigates => Is(Roles.Officer) || Is(Roles.Administrator);

    /// <summary>The time at our door, for a form that is sent later.</summary>
    public Task<(Instant Now, Refused? Refused)> Now() => context.RequestServices.GetRequiredService<DoorClock>().Now(context);

    /// <summary>The ledger's head; what is read after it is at least as new.</summary>
    public async Task<Outcome<LedgerHead>> LookAtHead()
    {
        var head = await Client.Head(Cancel);
        if (head.Value is { } at)
        {
            (Client.Line, Line, Hash) = (at.Line, at.Line, at.Hash);
        }

        return head;
    }
}
