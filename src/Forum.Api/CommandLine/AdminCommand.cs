using System.CommandLine;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Command = System.CommandLine.Command;

namespace Forum.Api.CommandLine;

/// <summary><c>admin grant HANDLE</c>, which makes an analyst with <c>--analyst</c>, and <c>admin appoint HANDLE --community NAME</c>: rights that only an operator gives.</summary>
public static class AdminCommand
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public static Command Create() => new("admin", "Give members rights.") { Grant(), Appoint() };

    static Command Grant()
    {
        var handle = new Argument<string>("handle") { Description = "Who." };
        var analyst = new Option<bool>("--analyst") { Description = "Not an administrator: an analyst, who may follow the feed of events and no more." };
        var command = new Command(
            "grant", "Make a member an administrator, or an analyst.\n\nExample: Forum.Api admin grant ana, or Forum.Api admin grant ben --analyst")
        {
            handle, analyst,
        };
        command.SetAction((parsed, cancellation) => ForMemberAsync(
            parsed,
            handle,
            (_, member) => Task.FromResult<object?>(parsed.GetValue(analyst) ? new GrantAnalyst(member) : new GrantAdministrator(member)),
            cancellation));
        return command;
    }

    static Command Appoint()
    {
        var handle = new Argument<string>("handle") { Description = "Who." };
        var community = new Option<string>("--community") { Description = "Where.", Required = true };
        var command = new Command(
            "appoint", "Make a member a moderator of a community.\n\nExample: Forum.Api admin appoint ana --community news")
        {
            handle, community,
        };
        command.SetAction((parsed, cancellation) => ForMemberAsync(
            parsed,
            handle,
            async (host, member) =>
            {
                var communities = host.Services.GetRequiredService<CommunityQueries>();
                var found = await communities.FindAsync(parsed.GetRequiredValue(community), cancellation);
                if (found is null) return null;
                var act = new CaseAct(CaseKind.Appoint, Community: new CommunityId(found.Id), Member: member);
                var number = await host.Services.GetRequiredService<NumberSequences>().NextAsync(Numbered.Case, cancellation);
                return new OpenCaseAs(
                    new OpenCase(
                        new CaseId(Guid.CreateVersion7()), number, Actor: null, act, "Appointed by the operator.", Rule: null,
                        LastThread: 0, LastComment: 0, Expected: 1, DateTimeOffset.UtcNow),
                    CaseAuthority.Operator);
            },
            cancellation));
        return command;
    }

    static async Task<int> ForMemberAsync(
        ParseResult parsed, Argument<string> handle, Func<ToolHost, MemberId, Task<object?>> command, CancellationToken cancellation)
    {
        await using var host = await ToolHost.StartAsync(cancellation);
        var members = host.Services.GetRequiredService<MemberQueries>();
        var member = await members.FindProfileAsync(parsed.GetRequiredValue(handle), Viewer.Nobody, cancellation);
        if (member is null) return await RefuseAsync(Http.Requests.MemberNotFound);
        if (await command(host, new MemberId(member.Id)) is not { } wanted) return await RefuseAsync(Http.Requests.CommunityNotFound);

        var decision = await host.InvokeAsync<Decision>(wanted, Timeout, cancellation);
        if (decision is Refused { Code: var code } && code == CaseRules.AlreadySo.Code) decision = Decision.Nothing;
        if (decision is Refused refused) return await RefuseAsync(refused);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(decision == Decision.Nothing ? "That was so before." : "Done.");
        return ExitCode.Done;
    }

    static async Task<int> RefuseAsync(Refused refused)
    {
        await Console.Error.WriteLineAsync($"{refused.Reason} ({refused.Code})");
        return ExitCode.BadInput;
    }
}
