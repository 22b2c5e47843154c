using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>A room's own rules for an act: pure, and quick.</summary>
/// <param name="now">The door's clock.</param>
public delegate Judgement Rule<in T>(T act, Register register, Caller by, Instant now) where T : IAct;

/// <summary>Looks up what takes its time, once, before the rule that needs it judges: a rule itself must be quick, and may judge twice.</summary>
public delegate Task<Rule<T>> Preparing<T>(T act, HttpContext context) where T : IAct;

/// <summary>What the doors of every room share.</summary>
public static class Doors
{
    /// <summary>Bodies of acts that carry no whole document.</summary>
    public const int BodyBytesMax = 1 << 20;

    /// <summary>Bodies of acts that do: plans, code tables.</summary>
    public const int DocumentBytesMax = 16 << 20;

    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(10);

    /// <summary>Opens <c>POST /{room}/{act-name}</c>: parse → own rules → ask the ledger → answer.</summary>
    public static void MapAct<T>(this IEndpointRouteBuilder routes, IRoom room, Rule<T> rule) where T : class, IAct
    {
        var ready = Task.FromResult(rule);
        routes.MapAct<T>(room, (_, _) => ready);
    }

    /// <summary>The same of a rule that needs something prepared.</summary>
    public static void MapAct<T>(this IEndpointRouteBuilder routes, IRoom room, Preparing<T> prepare) where T : class, IAct =>
        routes.MapPost($"/{room.Name}/{Acts.NameOf(typeof(T))}", context =>
            context.RequestServices.GetRequiredService<ActDoor>().Open(context, room.Name, prepare)).WithMetadata(new ActMetadata(typeof(T)));

    /// <summary>Opens a door that answers questions: GET, with the room's folds at least at the line that the reader asks for.</summary>
    /// <param name="answer">The view, or why not.</param>
    /// <param name="fields">The fields that the question may have; any other is refused.</param>
    public static void MapRead<TView>(
        this IEndpointRouteBuilder routes, IRoom room, string path, Func<HttpContext, Caller, Task<Read<TView>>> answer, params string[] fields)
        where TView : class =>
        routes.MapGet($"/{room.Name}/{path}", async context =>
        {
            var read = (Unasked(context) ?? await CatchUp(context, room.Name)) is { } unfit
                ? new Read<TView>(null, unfit)
                : await answer(context, context.Caller());
            await (read.View is { } view ? Answer(context, view) : Problem.Answer(context, read.Refused!));
        }).WithMetadata(new ViewMetadata(null, typeof(TView)), new QueryMetadata(fields));

    /// <summary>Opens a door that takes a body which is no act.</summary>
    public static void MapAsk<TAsk, TView>(
        this IEndpointRouteBuilder routes, IRoom room, string path, Func<HttpContext, TAsk, Task<Read<TView>>> answer)
        where TAsk : class where TView : class =>
        routes.MapPost($"/{room.Name}/{path}", async context =>
        {
            var body = await ReadBody(context, BodyBytesMax);
            TAsk? ask = null;
            var read = (body.Refused ?? StrictReader.Read(body.Bytes, out ask, out _) ?? await CatchUp(context, room.Name)) is { } unfit
                ? new Read<TView>(null, unfit)
                : await answer(context, ask!);
            await (read.View is { } view ? Answer(context, view) : Problem.Answer(context, read.Refused!));
        }).WithMetadata(new ViewMetadata(typeof(TAsk), typeof(TView)));

    /// <summary>What is wrong with a question's fields as such: one that the door (<see cref="QueryMetadata"/>) does not know, or one that is there twice.</summary>
    public static Refused? Unasked(HttpContext context) =>
        Asked.Strange(context, context.GetEndpoint()?.Metadata.GetMetadata<QueryMetadata>()?.Fields ?? []);

    /// <summary>Who knocks. Only behind a door whose row asks for somebody; nobody has no role.</summary>
    public static Caller Caller(this HttpContext context) => (Caller?)context.Items[typeof(Caller)] ?? Nobody;

    /// <summary>Answers 200 in the wire format.</summary>
    public static async Task Answer<T>(HttpContext context, T view) where T : notnull
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        using var bytes = Wire.Borrow(view, typeof(T));
        context.Response.ContentLength = bytes.Memory.Length;
        await context.Response.Body.WriteAsync(bytes.Memory, context.RequestAborted);
    }

    /// <summary>Brings the room's folds to the line in <c>WasteFlow-At-Least</c>, if the reader named one.</summary>
    public static Task<Refused?> CatchUp(HttpContext context, string room) => CatchUp(context, room, "at_least_not_reached");

    /// <param name="unanswered">The refusal where the ledger gives no answer.</param>
    /// <param name="patience">How long it may take whatever hangs; null waits as long as the ledger's connection does.</param>
    internal static async Task<Refused?> CatchUp(HttpContext context, string room, string unanswered, TimeSpan? patience = null)
    {
        if (context.Request.Headers["WasteFlow-At-Least"] is not [{ } text, ..])
        {
            return null;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line))
        {
            return Refused.With("field_malformed", "", ("pointer", "WasteFlow-At-Least"));
        }

        var runner = context.RequestServices.GetRequiredService<FoldRunners>().Find(room);
        var reached = runner is null ? Task.FromResult(Reached.There)
            : patience is { } within ? runner.ReachWithin(line, within, context.RequestAborted)
            : runner.Reach(line, CatchUpWithin, context.RequestAborted);
        return await reached switch
        {
            Reached.There => null,
            Reached.Unanswered => Refused.With(unanswered, "", ("line", text)),
            _ => Refused.With("at_least_not_reached", "", ("line", text)),
        };
    }

    internal static Caller Nobody { get; } = new("", null, []);

    private static Refused TooLong(int max) => Refused.With("body_too_long", "", ("max", max.ToString("N0", CultureInfo.InvariantCulture)));

    internal static async Task<(byte[] Bytes, Refused? Refused)> ReadBody(HttpContext context, int max)
    {
        if (context.Request.ContentLength > max)
        {
            return ([], TooLong(max));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = max;
        }

        try
        {
            using var buffer = new MemoryStream((int)(context.Request.ContentLength ?? 1024));
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
            return (buffer.ToArray(), null);
        }
        catch (BadHttpRequestException e)
        {
            return ([], e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLong(max)
                : Refused.With("malformed_json", "", ("detail", e.Message)));
        }
    }
}

/// <summary>A view, or why there is none.</summary>
public readonly record struct Read<TView>(TView? View, Refused? Refused) where TView : class
{
    public static implicit operator Read<TView>(TView view) => new(view, null);

    public static implicit operator Read<TView>(Refused refused) => new(null, refused);

    public static Read<TView> FromView(TView view) => view;

    public static Read<TView> FromRefused(Refused refused) => refused;
}

/// <summary>Says which act a door takes.</summary>
public sealed record ActMetadata(Type Act);

/// <summary>Says what a door takes and gives.</summary>
/// <param name="Or">What it gives instead where something else is asked for; null where it gives one thing only.</param>
public sealed record ViewMetadata(Type? Ask, Type View, Type? Or = null);

/// <summary>Says which fields a question at a door may have in its address.</summary>
public sealed record QueryMetadata(params string[] Fields);
