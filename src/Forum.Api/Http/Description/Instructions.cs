using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Forum.Api.Http.Description;

/// <summary>What the compiled code of a method refers to.</summary>
static class Instructions
{
    const byte TwoBytes = 0xFE;

    static readonly FrozenDictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value);

    /// <summary>The fields that a method reads or writes, and the methods and constructors that it calls or hands on.</summary>
    public static IEnumerable<MemberInfo> MembersOf(MethodBase method)
    {
        var body = BodyOf(method);
        if (body.GetMethodBody()?.GetILAsByteArray() is not { } bytes) yield break;

        var typeArguments = body.DeclaringType?.GetGenericArguments();
        var methodArguments = body is MethodInfo { IsGenericMethod: true } ? body.GetGenericArguments() : null;
        for (var at = 0; at < bytes.Length;)
        {
            var code = bytes[at] == TwoBytes ? Codes[(short)(TwoBytes << 8 | bytes[at + 1])] : Codes[bytes[at]];
            var operand = bytes.AsSpan(at + code.Size);
            at += code.Size + LengthOf(code, operand);
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField)
            {
                yield return body.Module.ResolveMember(BinaryPrimitives.ReadInt32LittleEndian(operand), typeArguments, methodArguments)!;
            }
        }
    }

    /// <summary>What is written in an asynchronous method stands in the state machine that it starts.</summary>
    static MethodBase BodyOf(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is not { } machine) return method;

        var type = machine.StateMachineType;
        if (type.IsGenericTypeDefinition)
        {
            var outer = method.DeclaringType!.GetGenericArguments();
            type = type.MakeGenericType([.. outer, .. method.IsGenericMethod ? method.GetGenericArguments() : []]);
        }

        return type.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;
    }

    static int LengthOf(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(operand),
        _ => 4,
    };
}
