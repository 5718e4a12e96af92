# Writes the files beside it, by ONNX own Python package (1.23): as other programs write them.
import onnx, numpy as np, sys
from onnx import helper as h, numpy_helper as nh, TensorProto as T
def save(name, nodes, ins, outs, inits=(), opset=13, meta=None, **kw):
    g=h.make_graph(nodes,'g',ins,outs,list(inits)); m=h.make_model(g,opset_imports=[h.make_opsetid('',opset)],producer_name='by hand',ir_version=kw.get('ir',7))
    if meta: h.set_model_props(m,meta)
    onnx.checker.check_model(m); onnx.save(m,name); return m
f=lambda n,s,t=T.FLOAT: h.make_tensor_value_info(n,t,s)
# insightface-like: Sub, Mul inside, initializers among inputs (ir 3)
w=nh.from_array(np.random.RandomState(0).randn(8,3,3,3).astype('float32'),'w')
c=nh.from_array(np.array(127.5,'float32'),'minus'); d=nh.from_array(np.array(0.0078125,'float32'),'times')
nodes=[h.make_node('Sub',['data','minus'],['a'],name='_minusscalar0'),h.make_node('Mul',['a','times'],['b'],name='_mulscalar0'),h.make_node('Conv',['b','w'],['c'],kernel_shape=[3,3]),h.make_node('GlobalAveragePool',['c'],['p']),h.make_node('Flatten',['p'],['fc1'])]
save('inside.onnx',nodes,[f('data',['None',3,112,112]),f('minus',[]),f('times',[]),f('w',[8,3,3,3])],[f('fc1',['None',8])],[w,c,d],ir=3)
# torch-like export, dynamic hw, two outputs, constant nodes Sub/Div in 0..1
k1=h.make_node('Constant',[],['k1'],value=nh.from_array(np.array([[[[.485]],[[.456]],[[.406]]]],'float32')))
k2=h.make_node('Constant',[],['k2'],value=nh.from_array(np.array([[[[.229]],[[.224]],[[.225]]]],'float32')))
nodes=[k1,h.make_node('Sub',['pixel_values','k1'],['a']),k2,h.make_node('Div',['a','k2'],['b']),h.make_node('Conv',['b','w'],['feature_map'],kernel_shape=[3,3]),h.make_node('GlobalAveragePool',['feature_map'],['p']),h.make_node('Flatten',['p'],['pooler_output'])]
save('hf.onnx',nodes,[f('pixel_values',['batch','num_channels','height','width'])],[f('feature_map',['batch',8,'h','w']),f('pooler_output',['batch',8])],[w])
# external data
m=onnx.load('inside.onnx'); onnx.save_model(m,'external.onnx',save_as_external_data=True,location='weights.bin',size_threshold=0)
# batch fixed inside
nodes=[h.make_node('Conv',['x','w'],['c'],kernel_shape=[3,3]),h.make_node('GlobalAveragePool',['c'],['p']),h.make_node('Constant',[],['s'],value=nh.from_array(np.array([1,-1],'int64'))),h.make_node('Reshape',['p','s'],['e'])]
save('inner1.onnx',nodes,[f('x',['N',3,112,112])],[f('e',['N',8])],[w])


